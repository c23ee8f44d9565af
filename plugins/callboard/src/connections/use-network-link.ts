import { useRouteRef } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import { networkLinkRouteRef } from '../routes';

/** A link to the tab *Network* of the entity on this page, with these query parameters; nothing where it has no such tab. */
export function useNetworkLink() {
  const networkTab = useRouteRef(networkLinkRouteRef);
  return useMemo(
    () =>
      networkTab &&
      ((query: Record<string, string>) =>
        `${networkTab()}?${new URLSearchParams(query)}`),
    [networkTab],
  );
}
