import { parseCallers, parseMicroservice } from '@callboard/contract';
import { ProposalRequest } from '@callboard/plugin-callboard-common';
import { Steps } from '../../plan-change';
import { Intent, Operation } from '../Operation';
import { describeOnboarding } from './describe-onboarding';
import { editContracts } from './edit-contracts';
import { OnboardingRequest } from './onboarding';
import { readOnboarding } from './read-onboarding';
import { refuseOnboarding } from './refuse-onboarding';
import { renderOnboarding } from './render-onboarding';

/** A new service: its contract, a grant on both sides of each call, and the manifests of every environment. */
export const onboarding: Operation<
  Extract<ProposalRequest, { operation: 'onboard' }>
> = {
  intentOf(request, { by }) {
    const microservice = parseMicroservice(request.microservice);
    const callers = parseCallers(request.callers);
    if (!microservice.ok || !callers.ok) {
      return {
        ok: false,
        issues: [
          ...(microservice.ok ? [] : microservice.issues),
          ...(callers.ok ? [] : callers.issues),
        ],
      };
    }
    return {
      ok: true,
      value: onboard({
        microservice: microservice.value,
        callers: callers.value,
        requestedBy: by,
      }),
    };
  },

  again(change) {
    const request = readOnboarding(change);
    return (
      request && {
        ...stepsOf(request),
        edit: contracts => contracts.take(change.files),
      }
    );
  },
};

export function onboard(request: OnboardingRequest): Intent {
  return {
    ...stepsOf(request),
    name: {
      operation: 'onboard',
      service: request.microservice.metadata,
      subject: 'all',
    },
    requestedBy: request.requestedBy,
    describe: (state, plan, where) =>
      describeOnboarding(state, request, plan, where),
  };
}

function stepsOf(request: OnboardingRequest): Steps {
  return {
    namespaces: [request.microservice.metadata.namespace],
    refuse: (state, running) => refuseOnboarding(state, running, request),
    edit: contracts => editContracts(contracts, request),
    render: draft => renderOnboarding(draft, request),
  };
}
