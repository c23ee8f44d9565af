import { refOf } from '../../../repository/state';
import { ChangeDraft } from '../../ChangeDraft';
import { checkDelivery } from '../bootstrap/check-delivery';
import { isOnboarded } from './is-onboarded';
import { noteUnseen } from './note-unseen';
import { OnboardingRequest } from './onboarding';
import { prepareNamespace } from './prepare-namespace';

/** The new service, its namespace where that is new too, its grants at those that it calls, and its callers. */
export function renderOnboarding(
  draft: ChangeDraft,
  { microservice, callers }: OnboardingRequest,
): void {
  const { metadata, spec } = microservice;
  for (const environment of draft.environmentsOf(microservice)) {
    prepareNamespace(draft, environment, metadata.namespace);
    if (!isOnboarded(draft.state, environment, microservice)) {
      noteUnseen(draft, environment, microservice);
    }
    draft.renderService(microservice, environment);
    checkDelivery(draft, environment);
  }
  for (const { service, namespace } of Object.values(spec.calls ?? {})) {
    const callee = { namespace, name: service };
    const contract = draft.contracts.microservices.get(refOf(callee));
    for (const environment of contract ? draft.environmentsOf(contract) : []) {
      draft.renderGrant(callee, metadata, environment);
    }
  }
  for (const caller of callers) {
    const contract = draft.contracts.microservices.get(refOf(caller));
    for (const environment of contract ? draft.environmentsOf(contract) : []) {
      // Where the new service is not, nothing changes for its callers.
      if (!Object.hasOwn(spec.environments, environment)) continue;
      draft.renderOwn(contract!, environment);
      if (caller.environments?.includes(environment) === false) {
        draft.note(
          `${refOf(
            caller,
          )} is let out to the new service in ${environment}, too, but not let in there: a call holds in all environments of its caller`,
        );
      }
    }
  }
}
