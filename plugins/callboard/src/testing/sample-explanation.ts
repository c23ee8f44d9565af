import {
  ExplainQuery,
  Explanation,
  ReasonView,
} from '@callboard/plugin-callboard-common';
import {
  allowed,
  denied,
  notLetIn,
  sampleConnections,
  workload,
} from './sample-connections';

const translated: ReasonView = {
  engine: 'service',
  code: 'port-translated',
  text: 'Service shop/orders leads grpc TCP 9090 to pod port 9090',
  object: {
    apiVersion: 'v1',
    kind: 'Service',
    namespace: 'shop',
    name: 'orders',
  },
  rule: 1,
  at: { path: 'deploy/dev/shop/orders/service.yaml', line: 19 },
};

const letOut: ReasonView = {
  engine: 'network-policy',
  code: 'rule-allows',
  text: 'NetworkPolicy finance/billing allows it',
  object: {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    namespace: 'finance',
    name: 'billing',
  },
  rule: 1,
  at: { path: 'deploy/dev/finance/billing/network-policy.yaml', line: 31 },
};

/** Denied on the called's side: what billing lets out, orders does not let in. */
export const sampleExplanation: Explanation = {
  from: workload('finance/billing'),
  to: workload('shop/orders'),
  port: 'grpc',
  environment: 'dev',
  verdict: denied(notLetIn('finance/billing')),
  steps: [
    {
      station: 'name',
      verdict: {
        ...allowed,
        reasons: [
          {
            engine: 'service',
            code: 'names-resolved',
            text: 'finance/billing may ask DNS',
          },
        ],
      },
    },
    { station: 'service', verdict: { ...allowed, reasons: [translated] } },
    { station: 'leaving', verdict: { ...allowed, reasons: [letOut] } },
    { station: 'entering', verdict: denied(notLetIn('finance/billing')) },
    {
      station: 'mesh',
      verdict: {
        outcome: 'conditional',
        on: [{ kind: 'requests', text: 'for GET /api/* only' }],
        reasons: [
          {
            engine: 'istio',
            code: 'request-decides',
            text: 'AuthorizationPolicy shop/orders allows some requests',
          },
        ],
      },
    },
  ],
  remedies: [
    {
      code: 'grant',
      side: 'called',
      text: 'shop/orders has to let finance/billing in',
      owner: 'group:default/team-shop',
      because: [notLetIn('finance/billing')],
    },
    {
      code: 'let-out',
      side: 'caller',
      text: 'finance/billing has to let requests out to shop/orders',
      owner: 'group:default/team-finance',
      because: [],
    },
  ],
  source: sampleConnections.source,
};

/** The same for whatever is asked. */
export function explanationOf(query: ExplainQuery): Explanation {
  const [from, to] = [query.from, query.to].map(ref => workload(ref));
  return {
    ...sampleExplanation,
    from,
    to,
    port: query.port,
    environment: query.environment,
  };
}
