import { useApi } from '@backstage/core-plugin-api';
import useAsync from 'react-use/esm/useAsync';
import { callboardApiRef } from '../api';
import { useMicroservices } from '../onboarding/connections/use-microservices';

/**
 * What the form *Can A reach B?* suggests: services, ports of the one that is called, environments.
 * `environments`: offered where the list of all of them cannot be read.
 */
export function useReachSuggestions(to: string, environments: string[]) {
  const api = useApi(callboardApiRef);
  const all = useAsync(() => api.listEnvironments(), [api]).value;
  const microservices = useMicroservices();
  const called = microservices.find(
    ({ namespace, name }) => `${namespace}/${name}` === to,
  );
  return {
    services: microservices.map(({ namespace, name }) => ({
      value: `${namespace}/${name}`,
    })),
    ports: (called?.ports ?? []).map(value => ({ value })),
    environments: [
      ...new Set([...environments, ...(all ?? []).map(({ name }) => name)]),
    ],
  };
}
