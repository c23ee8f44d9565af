import { useApi } from '@backstage/core-plugin-api';
import {
  ConnectionsView,
  SourceKind,
} from '@callboard/plugin-callboard-common';
import { useCallback } from 'react';
import { callboardApiRef } from '../api';
import { LiveAnswer, useLiveAnswer } from '../live/use-live-answer';
import { readConnections } from './read-connections';

/** Reads the connections of the entity on this page, and follows them where they are from a cluster. */
export function useConnections(): LiveAnswer<ConnectionsView> {
  const api = useApi(callboardApiRef);
  return useLiveAnswer(
    useCallback(
      (entityRef: string, environment?: string, source?: SourceKind) =>
        readConnections(api, entityRef, environment, source),
      [api],
    ),
  );
}
