import { Platform } from '@callboard/contract';
import { ClusterSource } from '@callboard/plugin-callboard-common';
import { ClusterSighting } from './ClusterSighting';
import { kubernetesOf } from './facts/kubernetes-version';
import { missingKinds } from './missing-kinds';

const isLive = ({ state }: { state: string }) => state === 'live';
const isStale = ({ state }: { state: string }) => state === 'stale';

/** How well a cluster is known, and how old the oldest is that is shown of it. `platform`: what its team states of it, where the answer is about that. */
export function toClusterSource(
  sighting: ClusterSighting,
  platform?: Platform,
): Omit<ClusterSource, 'revision'> {
  const { cluster, startedAt, failure, kinds } = sighting;
  const shown = kinds.filter(one => isLive(one) || isStale(one));
  const isPolled = shown.some(({ dueAt }) => dueAt);
  const failures = [failure, ...kinds.filter(isStale).map(one => one.failure)];
  const why = failures.find(one => one !== undefined);
  const kubernetes = kubernetesOf(sighting, platform);
  return {
    kind: 'cluster',
    cluster,
    ...(kubernetes && { kubernetes }),
    state: stateOf(sighting),
    readAt: earliest(
      shown.map(({ heardAt }) => heardAt),
      startedAt,
    ),
    ...(isPolled && {
      dueAt: earliest(
        shown.map(({ heardAt, dueAt }) => dueAt ?? heardAt),
        startedAt,
      ),
    }),
    ...(why !== undefined && { failure: why }),
    missing: missingKinds(sighting),
    problems: sighting.malformed.map(({ object, message }) => ({
      path: object,
      message,
    })),
  };
}

function stateOf({
  kinds,
  malformed,
  wasRead,
}: ClusterSighting): ClusterSource['state'] {
  const is = (state: string) => kinds.some(one => one.state === state);
  if (kinds.length === 0 || (is('starting') && !wasRead)) return 'starting';
  if (is('stale')) return 'stale';
  return kinds.every(isLive) && malformed.length === 0 ? 'live' : 'partial';
}

/** ISO 8601. @param otherwise where there is none */
function earliest(dates: (Date | undefined)[], otherwise: Date): string {
  const times = dates.flatMap(date => date?.getTime() ?? []);
  const time = times.length ? Math.min(...times) : otherwise.getTime();
  return new Date(time).toISOString();
}
