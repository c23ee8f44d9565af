import { useApi } from '@backstage/core-plugin-api';
import {
  Source,
  SourceChoice,
  SourceKind,
} from '@callboard/plugin-callboard-common';
import { useEffect } from 'react';
import useLatest from 'react-use/esm/useLatest';
import { callboardApiRef } from '../api';
import { clusterToFollow } from './cluster-to-follow';
import { followCluster } from './follow-cluster';
import { shownRevision } from './shown-revision';

const refreshSeconds = 60;

/**
 * Reads again when the cluster of what is shown has changed, and now and then where it has not, so that its age is not
 * the age of the page; and when a cluster that is read for the first time takes the place of Git.
 * `chosen`: the source that the reader chose. Does nothing where there is no cluster to show.
 */
export function useClusterChanges(
  entityRef: string,
  view:
    | { environment: string; source: Source; sources: SourceChoice[] }
    | undefined,
  chosen: SourceKind | undefined,
  readAgain: () => void,
): void {
  const api = useApi(callboardApiRef);
  const latest = useLatest({ source: view?.source, readAgain });
  const environment = view?.environment;
  const cluster = view && clusterToFollow(view, chosen);

  useEffect(() => {
    const { source } = latest.current;
    if (environment === undefined || !source || !cluster) return undefined;
    return followCluster(
      api,
      {
        ...{ entityRef, environment, revision: shownRevision(source) },
        ...(chosen && { source: chosen }),
      },
      revision => {
        const { source: shown, readAgain: read } = latest.current;
        if (shown && isOutdated(shown, revision)) read();
      },
    );
  }, [api, entityRef, environment, cluster, chosen, latest]);
}

function isOutdated(shown: Source, revision: string): boolean {
  const seconds = (Date.now() - Date.parse(shown.readAt)) / 1000;
  return (
    shownRevision(shown) !== revision ||
    (shown.kind === 'cluster' && seconds > refreshSeconds)
  );
}
