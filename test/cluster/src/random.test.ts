import { render, renderNamespace } from '@callboard/manifests';
import fc from 'fast-check';
import { Cluster } from './Cluster';
import { ControlPlane } from './ControlPlane';
import { readDefinitions } from './definitions';
import { documentsIn } from './manifest-sets';
import { findParts, pathOf, whySkipped } from './parts';
import { randomRepository, RandomRepository } from './random-repository';

const { etcd, kubeApiserver, definitions } = findParts();
const noServer = whySkipped(etcd, kubeApiserver, definitions);
const repositories = 120;
let asked = 0;

/** What the server has against anything that is rendered from a repository. */
async function complaintsAbout(
  cluster: Cluster,
  { services, grants, platform }: RandomRepository,
): Promise<string[]> {
  const complaints: string[] = [];
  for (const service of services) {
    const { namespace, name } = service.metadata;
    const rendering = render({
      service,
      platform,
      grants: grants.get(`${namespace}/${name}`) ?? [],
      peers: wanted =>
        services.find(
          ({ metadata }) =>
            metadata.name === wanted.name &&
            metadata.namespace === wanted.namespace,
        ),
    });
    if (!rendering.ok) continue; // refused with a reason: nothing is written
    const [own, ...others] = renderNamespace(namespace, platform);
    await cluster.apply(own.text);
    for (const { path, text } of [...others, ...rendering.files].flatMap(file =>
      documentsIn([file.path, file.text]),
    )) {
      asked += 1;
      complaints.push(
        ...(await cluster.complaintsAbout(text)).map(
          complaint => `${path}: ${complaint}\n${text}`,
        ),
      );
    }
  }
  return complaints;
}

(noServer ? describe.skip : describe)(`a real API server${noServer}`, () => {
  let controlPlane: ControlPlane;
  let cluster: Cluster;

  beforeAll(async () => {
    controlPlane = await ControlPlane.start({
      etcd: pathOf(etcd),
      kubeApiserver: pathOf(kubeApiserver),
    });
    cluster = new Cluster(controlPlane.admin);
    await cluster.define(
      readDefinitions(pathOf(definitions), [
        'gateway.networking.k8s.io/v1/Gateway',
        'networking.istio.io/v1/DestinationRule',
        'networking.istio.io/v1/ServiceEntry',
        'networking.istio.io/v1/VirtualService',
        'networking.istio.io/v1alpha3/EnvoyFilter',
        'security.istio.io/v1/AuthorizationPolicy',
        'security.istio.io/v1/PeerAuthentication',
        'policy.linkerd.io/v1alpha1/AuthorizationPolicy',
        'policy.linkerd.io/v1alpha1/HTTPLocalRateLimitPolicy',
        'policy.linkerd.io/v1alpha1/MeshTLSAuthentication',
        'policy.linkerd.io/v1alpha1/NetworkAuthentication',
        'policy.linkerd.io/v1beta3/HTTPRoute',
        'policy.linkerd.io/v1beta3/Server',
        'gateway.networking.k8s.io/v1/GRPCRoute',
        'gateway.networking.k8s.io/v1/HTTPRoute',
        'cilium.io/v2/CiliumNetworkPolicy',
        'external-secrets.io/v1/ExternalSecret',
        'secrets-store.csi.x-k8s.io/v1/SecretProviderClass',
        'monitoring.coreos.com/v1/ServiceMonitor',
        'monitoring.coreos.com/v1/PrometheusRule',
        'azmonitoring.coreos.com/v1/ServiceMonitor',
      ]),
    );
  }, 150_000);

  afterAll(() => controlPlane?.stop());

  it('accepts whatever is rendered from random valid contracts', async () => {
    await fc.assert(
      fc.asyncProperty(randomRepository, async repository => {
        expect(await complaintsAbout(cluster, repository)).toEqual([]);
      }),
      { numRuns: repositories, endOnFailure: true },
    );
  }, 300_000);
});
