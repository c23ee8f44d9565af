import { useApi } from '@backstage/core-plugin-api';
import { GitRepository } from '@callboard/plugin-callboard-common';
import useAsync from 'react-use/esm/useAsync';
import { callboardApiRef } from './api';
import { knownRepositories } from './known-repositories';

/** The configured repositories, as far as the reader may know them; nothing while they are read. */
export function useRepositories(): GitRepository[] | undefined {
  const api = useApi(callboardApiRef);
  return useAsync(() => knownRepositories(api), [api]).value;
}
