import { Clock } from './Clock';

/** A stream ends by itself after half an hour to an hour, as the API server would end it. */
const SHORTEST_SECONDS = 1800;

/**
 * What to ask for to hear of all changes of a kind.
 * @param resourceVersion to go on from; nothing where what there is comes first, as a stream
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#streaming-lists
 */
export function watchPath(
  path: string,
  resourceVersion: string | undefined,
  { random }: Pick<Clock, 'random'>,
): string {
  const query = new URLSearchParams({
    watch: '1',
    allowWatchBookmarks: 'true',
    timeoutSeconds: `${Math.round(SHORTEST_SECONDS * (1 + random()))}`,
    ...(resourceVersion
      ? { resourceVersion }
      : { sendInitialEvents: 'true', resourceVersionMatch: 'NotOlderThan' }),
  });
  return `${path}?${query}`;
}
