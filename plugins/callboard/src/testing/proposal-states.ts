import { ProposalRequest } from '@callboard/plugin-callboard-common';
import { refusal } from './FakeCallboardApi';
import { Answer } from './answer';

/** What the backend answers to a grant or a revocation, by the caller that it is for. */
const byCaller: Record<string, () => Promise<Answer>> = {
  'ops/loading': () => new Promise(() => {}),
  'ops/denied': async () => {
    throw await refusal(
      403,
      'NotAllowedError',
      'you need the permission callboard.change.propose on component:ops/denied',
    );
  },
  'ops/broken': async () => {
    throw await refusal(
      500,
      'Error',
      'the repository shop cannot be opened: disk full',
    );
  },
  'ops/taken': async () => {
    throw await refusal(
      409,
      'ConflictError',
      'user:default/pia asked for this already, and that change is still open (grant:shop:orders:ops.taken): settle it first',
    );
  },
};

/** The answer of a state; nothing where the caller names none. */
export function proposalState(
  request: ProposalRequest,
): Promise<Answer> | undefined {
  if (!('caller' in request)) {
    return undefined;
  }
  const { namespace, name } = request.caller as Record<string, string>;
  return byCaller[`${namespace}/${name}`]?.();
}

/** What the forms are filled in with, by state: the parameter `access` of the templates. */
export const accessStates = {
  'grant-access': {
    empty: {},
    'from a row': access('shop/orders', 'shop/checkout', ['http']),
    'already granted': access('finance/payments', 'shop/checkout', ['grpc']),
    refused: access('shop/orders', 'shop/checkout', ['admin']),
    'without a port': access('shop/mailer', 'shop/checkout', []),
    'unknown service': access('old/ledger', 'ops/reports', ['http']),
    loading: access('shop/orders', 'ops/loading', ['http']),
    denied: access('shop/orders', 'ops/denied', ['http']),
    broken: access('shop/orders', 'ops/broken', ['http']),
    taken: access('shop/orders', 'ops/taken', ['http']),
    full: {
      ...access('shop/orders', 'ops/reports', ['http', 'grpc']),
      http: [{ methods: ['GET'], paths: ['/api/*'] }],
      environments: ['prod'],
      from: { podLabels: { app: 'reports' }, serviceAccount: 'reports' },
      reason: 'the nightly report adds up what was ordered',
      until: '2027-06-30',
    },
  },
  'revoke-access': {
    empty: {},
    'from a row': access('finance/payments', 'shop/checkout', ['grpc']),
    'nothing to revoke': access('shop/orders', 'shop/web'),
  },
};

function access(service: string, caller: string, ports?: string[]) {
  return { service: toName(service), caller: toName(caller), ports };
}

function toName(ref: string) {
  const [namespace, name] = ref.split('/');
  return { namespace, name };
}
