import { useApi } from '@backstage/core-plugin-api';
import useAsync from 'react-use/esm/useAsync';
import { callboardApiRef } from '../../api';

/** The environments that a service can run in, as far as they are read by now. */
export function useEnvironments() {
  const api = useApi(callboardApiRef);
  const { value, error, loading } = useAsync(
    () => api.listEnvironments(),
    [api],
  );
  return {
    environments: value,
    names: value?.map(({ name }) => name),
    error,
    loading,
  };
}
