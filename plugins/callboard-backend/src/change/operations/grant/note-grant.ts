import { AccessGrant } from '@callboard/contract';
import { refOf } from '../../../repository/state';
import { ChangeDraft } from '../../ChangeDraft';
import { list } from '../../describe-change';
import { noteAbsentPods } from './note-absent-pods';

/** What a grant does not do, for a reviewer to know. */
export function noteGrant(draft: ChangeDraft, request: AccessGrant): void {
  const { service, caller, ports } = request;
  const { microservices } = draft.contracts;
  const callee = microservices.get(refOf(service))!;
  const contract = microservices.get(refOf(caller));
  const held = draft.contracts.grantOf(service, caller);
  if (!contract) {
    const numbers = ports.map(name => {
      const port = callee.spec.service?.ports?.[name];
      return String(port?.targetPort ?? port?.port);
    });
    draft.note(
      `${refOf(
        caller,
      )} has no microservice.yaml here, so only the side of ${refOf(
        service,
      )} is written: where something restricts what its pods may call, its owners must let them out to pod port ${list(
        numbers,
      )} of ${refOf(service)} themselves`,
    );
  }
  if (!contract && held?.spec.from)
    noteAbsentPods(draft, request, held.spec.from);
  for (const environment of contract ? draft.environmentsOf(contract) : []) {
    if (
      Object.hasOwn(callee.spec.environments, environment) &&
      held?.spec.environments?.includes(environment) === false
    ) {
      draft.note(
        `${refOf(caller)} is let out to ${refOf(
          service,
        )} in ${environment}, too, but not let in there: a call holds in all environments of its caller`,
      );
    }
  }
  if (held?.spec.until) {
    draft.note(
      `nothing closes this access on ${held.spec.until}: from then on it is shown as expired, until a change removes it`,
    );
  }
}
