import { useApi } from '@backstage/core-plugin-api';
import {
  MicroserviceSummary,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import useAsync from 'react-use/esm/useAsync';
import { callboardApiRef } from '../api';

/** The microservices that the repository holds, as far as they are read by now. */
export type Services = {
  known: MicroserviceSummary[];
  isLoading: boolean;
  error?: Error;
};

/** Reads the microservices that the repository holds; those that the person may see. */
export function useServices(): Services {
  const api = useApi(callboardApiRef);
  const { value, error, loading } = useAsync(
    () => api.listMicroservices(),
    [api],
  );
  return { known: value ?? [], isLoading: loading, error };
}

/** The service of this name; nothing where it is not known, or not all of it is typed. */
export function findService(
  { known }: Services,
  name: Partial<ServiceName> | undefined,
): MicroserviceSummary | undefined {
  return known.find(
    service =>
      service.namespace === name?.namespace && service.name === name?.name,
  );
}
