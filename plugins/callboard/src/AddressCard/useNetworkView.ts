import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { NetworkView } from '@callboard/plugin-callboard-common';
import { useSearchParams } from 'react-router-dom';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { callboardApiRef } from '../api';
import { Failure, toFailure } from '../failure';

/** The network view of the entity on this page, in the environment that the URL names. */
export type NetworkViewState = {
  /** The last view that was read; stays while the next one loads. */
  view?: NetworkView;
  failure?: Failure;
  isLoading: boolean;
  retry: () => void;
  selectEnvironment: (name: string) => void;
};

/**
 * Reads the network view of the entity on this page.
 * The environment is the query parameter `environment`; without it, the first that holds the service.
 */
export function useNetworkView(): NetworkViewState {
  const api = useApi(callboardApiRef);
  const entityRef = stringifyEntityRef(useEntity().entity);
  const [query, setQuery] = useSearchParams();
  const environment = query.get('environment') ?? undefined;

  const { value, error, loading, retry } = useAsyncRetry(
    () => api.getNetworkView(entityRef, environment),
    [api, entityRef, environment],
  );

  return {
    view: value,
    failure: error && toFailure(error),
    isLoading: loading,
    retry,
    selectEnvironment: name =>
      setQuery(
        current => {
          current.set('environment', name);
          return current;
        },
        { replace: true },
      ),
  };
}
