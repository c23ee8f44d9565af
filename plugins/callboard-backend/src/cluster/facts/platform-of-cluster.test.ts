import { platformOfCluster } from './platform-of-cluster';
import {
  everyKind,
  kind,
  objectsOf,
  sightingOf,
} from './__testUtils__/sighting';

const workload = (
  itsKind: string,
  namespace: string,
  name: string,
  labels: object,
) => ({
  apiVersion: 'apps/v1',
  kind: itsKind,
  metadata: { name, namespace },
  spec: { template: { metadata: { labels }, spec: { containers: [] } } },
});
const istiod = (namespace = 'istio-system', labels: object = {}) =>
  workload('Deployment', namespace, 'istiod', { app: 'istiod', ...labels });
const ztunnel = workload('DaemonSet', 'istio-system', 'ztunnel', {
  app: 'ztunnel',
});
const linkerd = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'mesh', labels: { 'linkerd.io/is-control-plane': 'true' } },
};
const kubeDns = (targetPort: number | string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'kube-dns', namespace: 'kube-system' },
  spec: {
    selector: { 'k8s-app': 'coredns' },
    ports: [{ port: 53, targetPort }],
  },
});
const ofIstio = [
  ...everyKind,
  kind('security.istio.io', 'AuthorizationPolicy'),
];

const seen = (written: object[], kinds = everyKind) =>
  platformOfCluster(sightingOf({ objects: objectsOf(...written), kinds }));

describe('a cluster that no platform file names', () => {
  it('is taken for what most are where nothing shows', () => {
    const { platform, detected, assumed } = seen([]);

    expect(platform).toMatchObject({
      metadata: { name: 'prod-eu' },
      spec: {
        mesh: { kind: 'none' },
        clusterDomain: 'cluster.local',
        networkPolicy: { enforcedBy: 'unknown' },
        dns: { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' } },
      },
    });
    expect(detected).toEqual([
      'Unknown: no DaemonSet is known to enforce NetworkPolicy',
    ]);
    expect(assumed).toEqual([
      'Kubernetes 1.36',
      'there is no mesh: the control plane of none was found',
      'names are resolved by pods with the label k8s-app=kube-dns in kube-system',
      'the DNS suffix: nothing that can be read tells it: cluster.local is what most clusters have',
    ]);
  });

  it.each([
    ['v1.34.1-eks-abcdef', '1.34', []],
    ['v1.29.9', '1.36', ['Kubernetes 1.36']],
  ])('says which Kubernetes it runs: %s', (kubernetes, stated, taken) => {
    const { platform, detected, assumed } = platformOfCluster(
      sightingOf({ kubernetes }),
    );

    expect(platform.spec.kubernetes).toBe(stated);
    expect(detected).toContain(`Kubernetes ${kubernetes}`);
    expect(assumed.filter(one => one.startsWith('Kubernetes'))).toEqual(taken);
  });

  it('shows Istio by its policies and its control plane, wherever that is', () => {
    const { platform, detected } = seen(
      [istiod('aks-istio-system', { 'istio.io/rev': 'asm-1-29' })],
      ofIstio,
    );

    expect(platform.spec.mesh).toMatchObject({
      kind: 'istio-sidecar',
      revision: 'asm-1-29',
      rootNamespace: 'aks-istio-system',
      controlPlane: {
        namespace: 'aks-istio-system',
        podLabels: { app: 'istiod' },
      },
    });
    expect(detected).toContain(
      'Istio: security.istio.io is served, and the Deployment aks-istio-system/istiod is its control plane',
    );
  });

  it('shows no Istio by one of the two alone', () => {
    expect(seen([istiod()]).platform.spec.mesh.kind).toBe('none');
    expect(seen([], ofIstio).platform.spec.mesh.kind).toBe('none');
  });

  it('has one control plane that counts, and says so where there are more', () => {
    const { platform, assumed } = seen(
      [istiod(), istiod('istio-canary')],
      ofIstio,
    );

    expect(platform.spec.mesh).toMatchObject({ rootNamespace: 'istio-system' });
    expect(assumed).toContain('of 2 control planes of Istio, this one counts');
  });

  it('shows ambient mode by its ztunnels', () => {
    const { platform, detected } = seen([istiod(), ztunnel], ofIstio);

    expect(platform.spec.mesh.kind).toBe('istio-ambient');
    expect(detected).toContain(
      'ambient mode: the DaemonSet istio-system/ztunnel runs ztunnels',
    );
  });

  it('shows Linkerd by the namespace of its control plane', () => {
    const { platform, assumed } = seen([linkerd]);

    expect(platform.spec.mesh).toMatchObject({
      kind: 'linkerd',
      controlPlane: { namespace: 'mesh' },
    });
    expect(assumed).toContain('the trust domain of the mesh is cluster.local');
  });

  it('shows its DNS by the Service for it', () => {
    const { platform, detected } = seen([kubeDns(5353)]);

    expect(platform.spec.dns).toEqual({
      namespace: 'kube-system',
      podLabels: { 'k8s-app': 'coredns' },
      port: 5353,
      ips: [],
    });
    expect(detected).toContain(
      'DNS: the pods that the Service kube-system/kube-dns selects',
    );
    expect(seen([kubeDns('dns')]).platform.spec.dns.port).toBe(53);
  });

  it('shows a cache for DNS on its nodes', () => {
    const cache = workload('DaemonSet', 'kube-system', 'node-local-dns', {});

    expect(seen([kubeDns(53), cache]).platform.spec.dns.ips).toEqual([
      '169.254.20.10',
    ]);
  });

  it('has no other policies where every kind was read, and may have some elsewhere', () => {
    const forbidden = [
      ...everyKind,
      kind('cilium.io', 'CiliumNetworkPolicy', 'forbidden'),
    ];

    expect(seen([]).platform.spec.otherPolicies).toBe('none');
    expect(seen([], forbidden).platform.spec.otherPolicies).toBe('unknown');
    expect(seen([], []).platform.spec.otherPolicies).toBe('unknown');
  });

  it('may have any name', () => {
    const named = (cluster: string) =>
      platformOfCluster(sightingOf({ cluster })).platform.metadata.name;

    expect(named('Prod EU/1')).toBe('prod-eu-1');
    expect(named('???')).toBe('cluster');
  });
});
