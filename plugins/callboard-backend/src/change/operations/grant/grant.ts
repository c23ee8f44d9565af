import { AccessGrant } from '@callboard/contract';
import { ProposalRequest } from '@callboard/plugin-callboard-common';
import { refOf } from '../../../repository/state';
import { ChangeDraft } from '../../ChangeDraft';
import { ChangeIssue } from '../../InvalidChangeError';
import { changeNameOf, judgeAccess, Pair, pairOf } from '../access/pair';
import { refusePair } from '../access/refuse-pair';
import { renderCalleeSide, renderCallerSide } from '../access/render-access';
import { Asking, Intent, Operation } from '../Operation';
import { describeGrant } from './describe-grant';
import { editForGrant } from './edit-for-grant';
import { noteGrant } from './note-grant';
import { refuseGrant } from './refuse-grant';

/** One service may call another: a grant at the callee, and the calls of a caller that has a contract. */
export const granting: Operation<
  Extract<ProposalRequest, { operation: 'grant' }>
> = {
  intentOf(request, asking) {
    const parsed = judgeAccess(request);
    if (!parsed.ok) return parsed;
    const issues = refuseEnd(parsed.value, asking);
    return issues.length
      ? { ok: false, issues }
      : { ok: true, value: grant(parsed.value, asking) };
  },

  again(change) {
    const pair = pairOf(change);
    return (
      pair && {
        refuse: state => refusePair(state, pair),
        edit: contracts => contracts.take(change.files),
        render: draft => renderBoth(draft, pair),
      }
    );
  },
};

export function grant(asked: AccessGrant, asking: Asking): Intent {
  const request: AccessGrant = {
    ...asked,
    ports: [...new Set(asked.ports)],
    ...(asked.environments && {
      environments: [...new Set(asked.environments)],
    }),
  };
  return {
    name: changeNameOf('grant', request),
    rival: changeNameOf('revoke', request),
    requestedBy: asking.by,
    namespaces: [request.caller.namespace],
    refuse: state => refuseGrant(state, request),
    edit: contracts => editForGrant(contracts, request, asking.by),
    render: draft => {
      renderBoth(draft, request);
      noteGrant(draft, request);
    },
    describe: (state, plan, where) =>
      describeGrant(state, request, asking, plan, where),
  };
}

function renderBoth(draft: ChangeDraft, pair: Pair): void {
  renderCalleeSide(draft, pair);
  renderCallerSide(draft, pair);
}

/** A grant that is over before it begins is a mistake. */
function refuseEnd(
  { service, until }: AccessGrant,
  { today }: Asking,
): ChangeIssue[] {
  return until !== undefined && until <= today
    ? [
        {
          code: 'until-past',
          path: ['until'],
          message: `until has to be a day to come, and ${until} is not: today is ${today}. Leave it out where access to ${refOf(
            service,
          )} has no end`,
        },
      ]
    : [];
}
