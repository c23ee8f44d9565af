import { AccessRevocation } from '@callboard/contract';
import { paths } from '@callboard/manifests';
import { ProposalRequest } from '@callboard/plugin-callboard-common';
import { ChangeDraft } from '../../ChangeDraft';
import { ContractEdits } from '../../ContractEdits';
import { changeNameOf, judgeAccess, Pair, pairOf } from '../access/pair';
import { refusePair } from '../access/refuse-pair';
import { renderCalleeSide, renderCallerSide } from '../access/render-access';
import { Asking, Intent, Operation } from '../Operation';
import { describeRevocation } from './describe-revocation';
import { refuseRevocation } from './refuse-revocation';

/** One service may not call another any more: its grant goes, or some ports of it, and so do its calls. */
export const revoking: Operation<
  Extract<ProposalRequest, { operation: 'revoke' }>
> = {
  intentOf(request, asking) {
    const parsed = judgeAccess(request);
    return parsed.ok
      ? { ok: true, value: revoke(parsed.value, asking) }
      : parsed;
  },

  again(change) {
    const pair = pairOf(change);
    return (
      pair && {
        refuse: state => refusePair(state, pair),
        edit: contracts => contracts.take(change.files),
        render: draft => render(draft, pair),
      }
    );
  },
};

export function revoke(request: AccessRevocation, asking: Asking): Intent {
  return {
    name: changeNameOf('revoke', request),
    rival: changeNameOf('grant', request),
    requestedBy: asking.by,
    refuse: state => refuseRevocation(state, request),
    edit: contracts => edit(contracts, request),
    render: draft => render(draft, request),
    describe: (state, plan, where) =>
      describeRevocation(state, request, asking, plan, where),
  };
}

function edit(
  contracts: ContractEdits,
  { service, caller, ports }: AccessRevocation,
): void {
  const at = ['caller', 'name'];
  const held = contracts.grantOf(service, caller);
  const left = held?.spec.ports.filter(port => ports && !ports.includes(port));
  if (held && left?.length === 0) {
    contracts.removeGrant(service, caller);
  } else if (held && left && left.length < held.spec.ports.length) {
    const spec = { ...held.spec, ports: left };
    contracts.changeGrant(service, caller, spec, at);
  }
  contracts.removeCalls(caller, service, ports, at);
}

/** The caller's own files change only where its contract does. */
function render(draft: ChangeDraft, pair: Pair): void {
  renderCalleeSide(draft, pair);
  if (draft.contracts.written.has(paths.microservice(pair.caller))) {
    renderCallerSide(draft, pair);
  }
}
