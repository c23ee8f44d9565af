import { useRouteRef } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import { networkLinkRouteRef } from '../routes';
import { useSource } from '../source/use-source';

/**
 * A link to the tab *Network* of the entity on this page, with these query parameters and the source that was chosen;
 * nothing where it has no such tab.
 */
export function useNetworkLink() {
  const networkTab = useRouteRef(networkLinkRouteRef);
  const { source } = useSource();
  return useMemo(
    () =>
      networkTab &&
      ((query: Record<string, string>) =>
        `${networkTab()}?${new URLSearchParams({
          ...query,
          ...(source && { source }),
        })}`),
    [networkTab, source],
  );
}
