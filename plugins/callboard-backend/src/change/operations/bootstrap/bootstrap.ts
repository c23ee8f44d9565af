import { paths } from '@callboard/manifests';
import {
  environmentOfChange,
  platformSubject,
  ProposalRequest,
} from '@callboard/plugin-callboard-common';
import { ChangeDraft } from '../../ChangeDraft';
import { Steps } from '../../plan-change';
import { Intent, Operation } from '../Operation';
import { deliveryOf } from './delivery-of';
import { describeBootstrap } from './describe-bootstrap';
import { refuseBootstrap } from './refuse-bootstrap';

/** Argo CD or Flux is told to deliver an environment; told again when a team or one of its namespaces is new. */
export const bootstrapping: Operation<
  Extract<ProposalRequest, { operation: 'bootstrap' }>
> = {
  intentOf({ environment }, { by }) {
    return typeof environment === 'string'
      ? { ok: true, value: bootstrap(environment, by) }
      : {
          ok: false,
          issues: [
            {
              code: environment === undefined ? 'missing' : 'wrong-type',
              path: ['environment'],
              message: 'environment must be the name of an environment',
            },
          ],
        };
  },

  again(change) {
    const environment = environmentOfChange(change);
    return environment === undefined ? undefined : stepsOf(environment);
  },
};

export function bootstrap(environment: string, requestedBy: string): Intent {
  return {
    ...stepsOf(environment),
    name: {
      operation: 'bootstrap',
      service: platformSubject(environment),
      subject: 'all',
    },
    requestedBy,
    describe: (state, plan, where) =>
      describeBootstrap(state, { environment, requestedBy }, plan, where),
  };
}

function stepsOf(environment: string): Steps {
  return {
    refuse: state => refuseBootstrap(state, environment),
    edit: () => {},
    render: draft => renderBootstrap(draft, environment),
  };
}

function renderBootstrap(draft: ChangeDraft, environment: string): void {
  const rendering = deliveryOf(draft.state, environment);
  if (!rendering.ok) {
    draft.issues.push(...rendering.issues);
    return;
  }
  draft.addFolder(paths.delivery(environment), rendering.files);
  rendering.notes.forEach(note => draft.note(note));
}
