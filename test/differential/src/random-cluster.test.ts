import fc from 'fast-check';
import { evaluate } from './evaluate';
import { KubernetesObject, toCluster } from './evaluator/cluster';
import { questionsOf } from './random/questions';
import { RandomCluster, randomCluster } from './random/random-cluster';
import { shapes } from './random/shapes';

const sample = fc
  .sample(randomCluster, { seed: 20261120, numRuns: 1400 })
  .map(cluster => ({
    cluster,
    text: JSON.stringify(cluster.objects),
    outcomes: outcomesOf(cluster, () => true),
  }));

/** The answers to all questions about the cluster, once only the objects that stay are there. */
function outcomesOf(
  random: RandomCluster,
  stays: (object: KubernetesObject) => boolean,
) {
  const cluster = toCluster(random.objects.filter(stays));
  return questionsOf(random).map(question =>
    evaluate(cluster, random.facts, question),
  );
}

describe('random clusters', () => {
  it.each(Object.entries(shapes))('have %s often enough', (_, shape) => {
    const having = sample.filter(({ text }) => shape.test(text));
    expect(having.length).toBeGreaterThanOrEqual(10);
  });

  it.each([
    ['without a mesh', 'none', 100],
    ['with a mesh of sidecars', 'istio-sidecar', 100],
    ['with a mesh of ztunnels', 'istio-ambient', 100],
    ['with Linkerd', 'linkerd', 20],
  ])('%s reach every outcome although all facts are known', (_, mesh, some) => {
    const counts = { allowed: 0, conditional: 0, unknown: 0, denied: 0 };
    sample
      .filter(({ cluster: { facts } }) => facts.mesh.kind === mesh)
      .filter(({ cluster: { facts } }) => facts.otherPolicies === 'none')
      .filter(
        ({ cluster: { facts } }) => !/none|unknown/.test(facts.enforcedBy),
      )
      .flatMap(({ outcomes }) => outcomes)
      .forEach(outcome => (counts[outcome] += 1));
    expect(counts.allowed).toBeGreaterThan(5_000);
    expect(counts.denied).toBeGreaterThan(1_000);
    expect(counts.unknown).toBeGreaterThan(1_000);
    expect(counts.conditional).toBeGreaterThan(some);
  });

  it.each([
    ['Namespace', 500],
    ['Service', 40],
    ['NetworkPolicy', 5_000],
    ['ClusterNetworkPolicy', 1_000],
    ['AdminNetworkPolicy', 300],
    ['BaselineAdminNetworkPolicy', 50],
    ['CiliumNetworkPolicy', 1_000],
    ['CiliumClusterwideNetworkPolicy', 500],
    ['PeerAuthentication', 500],
    ['AuthorizationPolicy', 1_000],
    ['RequestAuthentication', 30],
    ['Gateway', 200],
    ['Server', 500],
    ['ServerAuthorization', 20],
    ['MeshTLSAuthentication', 40],
    ['NetworkAuthentication', 20],
    ['HTTPRoute', 30],
    ['GRPCRoute', 15],
  ])(
    'get other answers without every %s, often enough',
    (kind, atLeast) => {
      const changed = sample.flatMap(({ cluster, text, outcomes }) => {
        if (!text.includes(`"kind":"${kind}"`)) return [];
        const without = outcomesOf(cluster, object => object.kind !== kind);
        return outcomes.filter((outcome, index) => outcome !== without[index]);
      });
      expect(changed.length).toBeGreaterThan(atLeast);
    },
    60_000,
  );

  it.each([
    'calico',
    'cilium',
    'ovn-kubernetes',
    'azure-npm',
    'aws-vpc-cni',
    'none',
    'unknown',
  ])('are enforced by %s', name => {
    const having = sample.filter(
      ({ cluster }) => cluster.facts.enforcedBy === name,
    );
    expect(having.length).toBeGreaterThanOrEqual(40);
  });

  it('hold few policies that the API server would refuse', () => {
    const policies = sample.flatMap(
      ({ cluster }) => toCluster(cluster.objects).networkPolicies,
    );
    const refused = policies.filter(({ spec }) => !spec);
    expect(refused.length).toBeGreaterThan(policies.length / 50);
    expect(refused.length).toBeLessThan(policies.length / 10);
  });
});
