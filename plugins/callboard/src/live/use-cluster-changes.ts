import { useApi } from '@backstage/core-plugin-api';
import { Source } from '@callboard/plugin-callboard-common';
import { useEffect } from 'react';
import useLatest from 'react-use/esm/useLatest';
import { callboardApiRef } from '../api';
import { followCluster } from './follow-cluster';

const refreshSeconds = 60;

/**
 * Reads again when the cluster of what is shown has changed, and now and then where it has not, so that its age is not
 * the age of the page. Does nothing where what is shown is from Git.
 */
export function useClusterChanges(
  entityRef: string,
  view: { environment: string; source: Source } | undefined,
  readAgain: () => void,
): void {
  const api = useApi(callboardApiRef);
  const latest = useLatest({ source: view?.source, readAgain });
  const environment = view?.environment;
  const cluster =
    view?.source.kind === 'cluster' ? view.source.cluster : undefined;

  useEffect(() => {
    const { source } = latest.current;
    if (environment === undefined || source?.kind !== 'cluster') {
      return undefined;
    }
    return followCluster(
      api,
      { entityRef, environment, revision: source.revision },
      revision => {
        const { source: shown, readAgain: read } = latest.current;
        if (shown && isOutdated(shown, revision)) read();
      },
    );
  }, [api, entityRef, environment, cluster, latest]);
}

function isOutdated(shown: Source, revision: string): boolean {
  if (shown.kind !== 'cluster') return false;
  const seconds = (Date.now() - Date.parse(shown.readAt)) / 1000;
  return shown.revision !== revision || seconds > refreshSeconds;
}
