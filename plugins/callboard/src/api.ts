import {
  createApiRef,
  DiscoveryApi,
  FetchApi,
} from '@backstage/core-plugin-api';
import {
  CallboardApi,
  CallboardClient,
} from '@callboard/plugin-callboard-common';

/**
 * What the cards, pages and form fields ask the Callboard backend.
 * @public
 */
export const callboardApiRef = createApiRef<CallboardApi>({
  id: 'plugin.callboard.client',
});

/** Calls the backend where discovery finds it, with the credentials of the signed-in person. */
export function createCallboardApi(apis: {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}): CallboardApi {
  return new CallboardClient({
    baseUrl: () => apis.discoveryApi.getBaseUrl('callboard'),
    fetch: apis.fetchApi.fetch,
  });
}
