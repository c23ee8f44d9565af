import {
  ChangedEdgeView,
  VerdictView,
} from '@callboard/plugin-callboard-common';
import { narrowedAccess } from './narrowed-access';

const reasons = [
  {
    engine: 'network-policy',
    code: 'isolated',
    text: 'nobody is let in',
    at: { path: 'deploy/prod/shop/db/network-policy.yaml', line: 1 },
  },
];

const verdict = (
  outcome: VerdictView['outcome'],
  ...on: string[]
): VerdictView => ({
  outcome,
  on: on.map(text => ({
    kind: text.startsWith('for') ? 'requests' : 'other',
    text,
  })),
  reasons,
});
const allowed = verdict('allowed');
const denied = verdict('denied');
const get = verdict('conditional', 'for GET /a only');

const edge = (
  before: VerdictView | undefined,
  after: VerdictView | undefined,
  port = 'http',
): ChangedEdgeView => ({
  from: { namespace: 'shop', name: 'web' },
  to: { namespace: 'shop', name: 'db' },
  port,
  ...(before && { before }),
  ...(after && { after }),
});

const risksOf = (kind: 'closed' | 'changed', ...edges: ChangedEdgeView[]) =>
  narrowedAccess({
    objects: [],
    connectivity: {
      environments: [
        {
          environment: 'prod',
          opened: [],
          closed: [],
          changed: [],
          hidden: 0,
          [kind]: edges,
        },
      ],
      approvers: [],
    },
  });

const at = '(deploy/prod/shop/db/network-policy.yaml)';

describe('narrowed access', () => {
  it.each<
    [string, 'closed' | 'changed', VerdictView, VerdictView | undefined, string]
  >([
    [
      'access that is closed',
      'closed',
      allowed,
      denied,
      'loses access to shop/db on http',
    ],
    [
      'access to what goes',
      'closed',
      get,
      undefined,
      'loses access to shop/db on http',
    ],
    [
      'access that is not known any more',
      'changed',
      allowed,
      verdict('unknown'),
      'may lose access to shop/db on http, which is not known any more',
    ],
    [
      'access to some requests only',
      'changed',
      allowed,
      get,
      'keeps less access to shop/db on http: for GET /a only',
    ],
    [
      'access to fewer requests',
      'changed',
      verdict('conditional', 'for GET /a or POST /b only'),
      get,
      'keeps less access to shop/db on http: for GET /a only',
    ],
    [
      'access to other requests',
      'changed',
      verdict('conditional', 'for POST /b only'),
      get,
      'keeps less access to shop/db on http: for GET /a only',
    ],
    [
      'one more condition',
      'changed',
      verdict('conditional', 'over IPv4 only'),
      verdict('conditional', 'over IPv4 only', 'for GET /a only'),
      'keeps less access to shop/db on http: over IPv4 only, for GET /a only',
    ],
  ])('is %s', (_, kind, before, after, what) => {
    expect(risksOf(kind, edge(before, after))).toEqual([
      `prod: shop/web ${what} ${at}`,
    ]);
  });

  it('is told once for all ports of a pair', () => {
    expect(
      risksOf('closed', edge(allowed, denied), edge(allowed, denied, 'grpc')),
    ).toEqual([`prod: shop/web loses access to shop/db on http, grpc ${at}`]);
  });

  it.each<[string, VerdictView | undefined, VerdictView]>([
    [
      'access to more requests',
      get,
      verdict('conditional', 'for GET /a or POST /b only'),
    ],
    ['access without a condition', get, allowed],
    [
      'one condition less',
      verdict('conditional', 'for GET /a only', 'over IPv4 only'),
      verdict('conditional', 'over IPv4 only'),
    ],
    ['what was not known', verdict('unknown'), denied],
    ['what was not there', undefined, get],
  ])('is not %s', (_, before, after) => {
    expect(risksOf('changed', edge(before, after))).toEqual([]);
  });

  it('is nothing where the connectivity is told in another place', () => {
    expect(narrowedAccess({ objects: [] })).toEqual([]);
  });
});
