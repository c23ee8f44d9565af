import { selects } from '../labels/selector';
import { toSnapshot } from '../snapshot';
import { NetworkFacts } from './facts';
import { toNetwork } from './to-network';

const facts: NetworkFacts = {
  clusterDomain: 'cluster.local',
  enforcedBy: 'calico',
  otherPolicies: 'none',
  mesh: { kind: 'none' },
};

const pods = [
  'app: web',
  'app: orders',
  'tier: api',
  'app: web, tier: api',
  '',
];
const selectors = [
  'matchLabels: { app: web }',
  'matchLabels: { app: web, tier: api }',
  'matchExpressions: [{ key: app, operator: In, values: [orders, web, web] }]',
  'matchExpressions: [{ key: app, operator: NotIn, values: [web] }]',
  'matchExpressions: [{ key: tier, operator: Exists }]',
  'matchLabels: { pod-template-hash: abc }',
  'matchLabels: { pod-template-hash: abc, app: web }',
  '',
];
const inBoth = (text: (namespace: string) => string) =>
  ['shop', 'ops'].map(text);

describe('the policies that select a workload', () => {
  it('are those that say so when each is asked, in the same order', () => {
    const manifests = [
      ...selectors.flatMap((selector, index) =>
        inBoth(
          namespace =>
            `{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: policy-${index}, namespace: ${namespace} }, spec: { podSelector: { ${selector} } } }`,
        ),
      ),
      ...pods.flatMap((labels, index) =>
        inBoth(
          namespace =>
            `{ apiVersion: v1, kind: Pod, metadata: { name: pod-${index}, namespace: ${namespace}, labels: { ${labels} } }, spec: { containers: [] } }`,
        ),
      ),
    ];
    const network = toNetwork(
      toSnapshot([{ path: 'all.yaml', text: manifests.join('\n---\n') }]),
      facts,
    );

    expect(network.problems).toEqual([]);
    for (const workload of network.workloads) {
      const asked = network
        .networkPoliciesIn(workload.namespace)
        .map(policy => ({
          policy,
          match: selects(policy.selector, workload.labels),
        }))
        .filter(({ match }) => match !== 'no');
      expect(asked.length).toBeGreaterThan(1);
      expect(network.policiesSelecting(workload)).toEqual(asked);
    }
  });
});
