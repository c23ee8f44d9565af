import { ClusterSource } from '@callboard/plugin-callboard-common';

const silentMinutes = 15;

/**
 * How well a cluster is known at this moment. What was live when it was read, and could not be read again since, is not
 * live any more: a page stays open for longer than the network behind it. Of what is read now and then
 * nothing is expected before its time.
 */
export function stateNow(
  { state, readAt, dueAt }: Pick<ClusterSource, 'state' | 'readAt' | 'dueAt'>,
  now: number,
): ClusterSource['state'] {
  const isSilent = now - Date.parse(dueAt ?? readAt) > silentMinutes * 60_000;
  return isSilent && state !== 'starting' ? 'stale' : state;
}
