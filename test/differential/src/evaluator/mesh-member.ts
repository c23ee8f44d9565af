import { Cluster, Pods } from './cluster';
import { Certainty } from './match';
import { Facts } from './question';

/** What takes the connections of pods: an Istio sidecar, the ztunnel of their node, or nothing. */
export type Member = 'sidecar' | 'ztunnel' | 'none' | 'unknown';

const systemNamespaces = ['kube-system', 'kube-public', 'kube-node-lease'];

/**
 * “Ztunnel and sidecar for a single pod is not supported; opt out”: a sidecar comes first. Without ambient mode a label
 * that asks for a ztunnel makes no sense, and nobody knows what is meant.
 */
export function meshMember(
  pods: Pods,
  cluster: Cluster,
  mesh: Facts['mesh'],
): Member {
  // “Waypoints … speak HBONE” themselves.
  if (pods.kind === 'Waypoint') return 'ztunnel';
  const sidecar = isInjected(pods, cluster);
  const asks = asksForAmbient(pods, cluster);
  if (mesh.kind !== 'istio-ambient') {
    if (sidecar === 'yes') return 'sidecar';
    return sidecar === 'maybe' || asks === 'yes' ? 'unknown' : 'none';
  }
  if (sidecar === 'maybe') return 'unknown';
  if (sidecar === 'yes') {
    // The ztunnel knows a sidecar by the annotation that the injector leaves.
    const isSeen = 'sidecar.istio.io/status' in pods.annotations;
    return hasProxy(pods) && !isSeen && asks !== 'no' ? 'unknown' : 'sidecar';
  }
  return ({ yes: 'ztunnel', no: 'none', maybe: 'unknown' } as const)[asks];
}

/** Asked in the order in which the injector asks. */
function isInjected(pods: Pods, cluster: Cluster): Certainty {
  const { labels, annotations, spec, namespace } = pods;
  const namespaceIs = cluster.namespaces.get(namespace);
  if (spec.hostNetwork || systemNamespaces.includes(namespace)) return 'no';
  if (namespaceIs?.['istio-injection'] === 'disabled') return 'no';

  // The annotation only opts out: without the label the webhook is not asked.
  const label = labels['sidecar.istio.io/inject'];
  if (label === 'true') return 'yes';
  if ((label ?? annotations['sidecar.istio.io/inject']) === 'false')
    return 'no';

  if (hasProxy(pods)) return 'yes';
  if ('istio.io/rev' in labels) return 'yes';

  if (!namespaceIs) return 'maybe';
  return namespaceIs['istio-injection'] === 'enabled' ||
    'istio.io/rev' in namespaceIs
    ? 'yes'
    : 'no';
}

function hasProxy({ spec }: Pods): boolean {
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  return containers.some(({ name }) => name === 'istio-proxy');
}

/** “Pod explicitly asked to not have ambient redirection enabled”; pods on the host network cannot be captured. */
export function asksForAmbient(
  { labels, namespace, spec }: Pods,
  { namespaces }: Cluster,
): Certainty {
  const own = labels['istio.io/dataplane-mode'];
  const around = namespaces.get(namespace);
  if (spec.hostNetwork || own === 'none') return 'no';
  const asked = [own, around?.['istio.io/dataplane-mode']];
  if (!asked.includes('ambient')) return around ? 'no' : 'maybe';
  return systemNamespaces.includes(namespace) ? 'maybe' : 'yes';
}
