import { useApi } from '@backstage/core-plugin-api';
import { NetworkView, SourceKind } from '@callboard/plugin-callboard-common';
import { useCallback } from 'react';
import { callboardApiRef } from '../api';
import { LiveAnswer, useLiveAnswer } from '../live/use-live-answer';

/** Reads the network view of the entity on this page, and follows it where it is from a cluster. */
export function useNetworkView(): LiveAnswer<NetworkView> {
  const api = useApi(callboardApiRef);
  return useLiveAnswer(
    useCallback(
      (entityRef: string, environment?: string, source?: SourceKind) =>
        api.getNetworkView(entityRef, environment, source),
      [api],
    ),
  );
}
