import { NetworkFacts } from '../network/facts';
import { toNetwork } from '../network/to-network';
import { toSnapshot } from '../snapshot';
import { compare } from './compare';

const facts: NetworkFacts = {
  clusterDomain: 'cluster.local',
  enforcedBy: 'calico',
  otherPolicies: 'none',
  mesh: { kind: 'none' },
};

const pod = (name: string, label = name) =>
  `{apiVersion: v1, kind: Pod, metadata: {name: ${name}, namespace: shop, labels: {app: ${label}}}, spec: {containers: [{name: c}]}}`;
const service = (name: string) =>
  `{apiVersion: v1, kind: Service, metadata: {name: ${name}, namespace: shop}, spec: {selector: {app: ${name}}, ports: [{name: http, port: 80}]}}`;
const letIn = (name: string, ...callers: string[]) =>
  `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: ${name}, namespace: shop}, spec: {podSelector: {matchLabels: {app: ${name}}}, ingress: [{from: [${callers.map(
    caller => `{podSelector: {matchLabels: {app: ${caller}}}}`,
  )}]}]}}`;
const nobody = (name: string) =>
  `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: ${name}, namespace: shop}, spec: {podSelector: {matchLabels: {app: ${name}}}, policyTypes: [Ingress]}}`;

const shop = [
  pod('web'),
  pod('cart'),
  pod('db'),
  service('db'),
  service('web'),
];

function changes(before: string[], after: string[]) {
  const [then, now] = [before, after].map(documents =>
    toNetwork(
      toSnapshot([{ path: 'all.yaml', text: documents.join('\n---\n') }]),
      facts,
    ),
  );
  const diff = compare(then, now);
  return Object.fromEntries(
    Object.entries(diff).map(([kind, edges]) => [
      kind,
      edges.map(
        ({ from, to, port, because }: (typeof diff)['opened'][number]) =>
          `${from.name} → ${to.name} ${port}: ${[
            ...new Set(because.map(({ code }) => code)),
          ]}`,
      ),
    ]),
  );
}

describe('two states of an environment', () => {
  it('are the same where nothing changed but the order and the place', () => {
    expect(changes(shop, [...shop].reverse())).toEqual({
      opened: [],
      closed: [],
      changed: [],
    });
  });

  it('tell who loses access when pods become isolated', () => {
    expect(changes(shop, [...shop, letIn('db', 'web')]).closed).toEqual([
      'cart → db http: no-rule-for-peer',
    ]);
  });

  it('tell who gains when a rule is added, and nobody else', () => {
    expect(
      changes([...shop, nobody('db')], [...shop, letIn('db', 'cart')]),
    ).toEqual({
      opened: ['cart → db http: not-isolated,rule-allows'],
      closed: [],
      changed: [],
    });
  });

  it('tell what comes and goes with a workload', () => {
    const without = shop.filter(text => !text.includes('name: cart'));

    expect(changes(without, shop).opened).toEqual([
      'cart → db http: not-isolated',
      'cart → web http: not-isolated',
    ]);
    expect(changes(shop, without).closed).toHaveLength(2);
  });

  it('tell what is not known any more', () => {
    const broken = letIn('db', 'web').replace('ingress:', 'ingres:');

    expect(changes(shop, [...shop, broken]).changed).toEqual([
      'web → db http: malformed',
      'cart → db http: malformed',
      'db → web http: malformed',
    ]);
  });

  it('tell of all who may be meant when the labels of a namespace change', () => {
    const namespace = (team: string) =>
      `{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: ${team}}}}`;
    const policy = letIn('db').replace(
      'from: []',
      'from: [{namespaceSelector: {matchLabels: {team: a}}}]',
    );

    expect(
      changes(
        [...shop, policy, namespace('b')],
        [...shop, policy, namespace('a')],
      ).opened,
    ).toHaveLength(2);
  });
});
