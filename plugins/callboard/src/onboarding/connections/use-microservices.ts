import { useApi } from '@backstage/core-plugin-api';
import { MicroserviceSummary } from '@callboard/plugin-callboard-common';
import useAsync from 'react-use/esm/useAsync';
import { callboardApiRef } from '../../api';

/**
 * The microservices that the repository holds, to suggest from.
 * Empty while they load and where they cannot be read: a suggestion is a help, free text is accepted without it.
 */
export function useMicroservices(): MicroserviceSummary[] {
  const api = useApi(callboardApiRef);
  return useAsync(() => api.listMicroservices(), [api]).value ?? [];
}
