import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ConnectionsView } from '@callboard/plugin-callboard-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { callboardApiRef } from '../api';
import { Failure, toFailure } from '../failure';
import { useEnvironment } from '../use-environment';
import { readConnections } from './read-connections';

/** The connections of the entity on this page, in the environment that the URL names. */
export type ConnectionsState = {
  /** The last view of this entity that was read; stays while the next one loads. */
  view?: ConnectionsView;
  failure?: Failure;
  isLoading: boolean;
  retry: () => void;
  selectEnvironment: (name: string) => void;
};

/**
 * Reads the connections of the entity on this page.
 */
export function useConnections(): ConnectionsState {
  const api = useApi(callboardApiRef);
  const entityRef = stringifyEntityRef(useEntity().entity);
  const { environment, selectEnvironment } = useEnvironment();

  const { value, error, loading, retry } = useAsyncRetry(
    async () => ({
      entityRef,
      view: await readConnections(api, entityRef, environment),
    }),
    [api, entityRef, environment],
  );

  return {
    view: value?.entityRef === entityRef ? value.view : undefined,
    failure: error && toFailure(error),
    isLoading: loading,
    retry,
    selectEnvironment,
  };
}
