import { KindSighting } from './ClusterSighting';

/** A watch hears something once a minute: what was heard later than this is as it is now. */
const NOW_SECONDS = 120;

/**
 * Why a kind is not known whole and as it is now; nothing where it is. What the API server says of it is not told: a change
 * is read by more people than its page, where that stands.
 */
export function whyNotNow(
  kind: Pick<KindSighting, 'state' | 'heardAt'>,
  now: Date,
): string | undefined {
  switch (kind.state) {
    case 'live':
      return isNow(kind, now)
        ? undefined
        : `it was last read more than ${NOW_SECONDS / 60} minutes ago`;
    case 'starting':
      return 'it is not read yet';
    case 'forbidden':
      return 'the credentials have no right to read it';
    case 'stale':
      return 'it is not heard any more';
    default:
      return 'it cannot be read';
  }
}

function isNow({ heardAt }: Pick<KindSighting, 'heardAt'>, now: Date): boolean {
  return (
    heardAt !== undefined &&
    now.getTime() - heardAt.getTime() <= NOW_SECONDS * 1000
  );
}
