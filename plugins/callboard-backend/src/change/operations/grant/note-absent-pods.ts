import { AccessGrant, Grant } from '@callboard/contract';
import { refOf } from '../../../repository/state';
import { ChangeDraft } from '../../ChangeDraft';
import { list } from '../../describe-change';
import { runsPodsWith } from '../../Running';
import { environmentsAsked } from './refuse-grant';

type From = NonNullable<Grant['spec']['from']>;

/** Says where no pod has the labels of a caller that Callboard does not manage; nothing where the pods are not known. */
export function noteAbsentPods(
  draft: ChangeDraft,
  request: AccessGrant,
  { podLabels }: From,
): void {
  const { service, caller } = request;
  const callee = draft.contracts.microservices.get(refOf(service))!;
  const without = environmentsAsked(draft.state, request, callee).filter(
    environment => {
      const seen = draft.runningIn(environment);
      if (!seen || 'notWatched' in seen) return false;
      return (
        seen.unread.every(({ kind }) => kind !== 'Pod') &&
        !seen.objects.some(
          one =>
            one.kind === 'Pod' &&
            one.namespace === caller.namespace &&
            runsPodsWith(one, podLabels),
        )
      );
    },
  );
  if (without.length === 0) return;
  draft.note(
    `no pod in the namespace ${caller.namespace} of ${list(
      without,
    )} has the labels now by which ${refOf(caller)} is known (${list(
      Object.entries(podLabels).map(label => label.join('=')),
    )}): correct them where that is a mistake`,
  );
}
