import { Microservice } from '@callboard/contract';
import { refOf } from '../../../repository/state';
import { ChangeDraft } from '../../ChangeDraft';
import { list } from '../../describe-change';
import { groupBy } from '../../../group-by';
import { Running } from '../../Running';

/** Says where nobody could look whether something of the service's name runs already. */
export function noteUnseen(
  draft: ChangeDraft,
  environment: string,
  { metadata }: Microservice,
): void {
  const seen = draft.runningIn(environment);
  if (!seen) return;
  const why =
    'notWatched' in seen ? `is not watched: ${seen.notWatched}` : unread(seen);
  if (why === undefined) return;
  draft.note(
    `nobody looked whether something called ${refOf(
      metadata,
    )} runs in ${environment} already: its cluster ${seen.cluster} ${why}`,
  );
}

function unread({ unread: kinds }: Running): string | undefined {
  const reasons = [...groupBy(kinds, ({ why }) => why)].map(
    ([why, ofIt]) => `${list(ofIt.map(({ kind }) => kind))}: ${why}`,
  );
  return reasons.length
    ? `could not be read in full (${reasons.join('; ')})`
    : undefined;
}
