import {
  ChangeDetail,
  ProposalRequest,
} from '@callboard/plugin-callboard-common';
import { Judged } from '../InvalidChangeError';
import { Steps } from '../plan-change';
import { bootstrapping } from './bootstrap/bootstrap';
import { granting } from './grant/grant';
import { onboarding } from './onboard/onboard';
import { Asking, Intent, Operation } from './Operation';
import { revoking } from './revoke/revoke';

/** Everything that can be asked for. */
const operations: {
  [Name in ProposalRequest['operation']]: Operation<
    Extract<ProposalRequest, { operation: Name }>
  >;
} = {
  onboard: onboarding,
  grant: granting,
  revoke: revoking,
  bootstrap: bootstrapping,
};

/** Judges a request by the operation that it names. */
export function intentOf(
  request: ProposalRequest,
  asking: Asking,
): Judged<Intent> {
  // TypeScript does not see that a request and the operation that it names belong together.
  const operation = operations[request.operation] as Operation;
  return operation.intentOf(request, asking);
}

/** How a change is planned again; nothing for a change of an operation that is not one of these. */
export function stepsAgain(change: ChangeDetail): Steps | undefined {
  return Object.hasOwn(operations, change.operation)
    ? operations[change.operation as ProposalRequest['operation']].again(change)
    : undefined;
}
