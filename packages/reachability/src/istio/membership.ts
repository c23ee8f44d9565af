import { Network } from '../network/network';
import { Workload } from '../workload/workload';

/** Istio keeps out of Kubernetes' own namespaces, whatever their labels say. */
const withoutSidecars = [
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'local-path-storage',
];

/**
 * Do the pods of a workload have a sidecar? Nobody is injected where the namespace forbids it; else the pod's own label
 * decides, then its namespace's.
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
 */
export function membershipOf(
  network: Network,
  workload: Workload,
): 'yes' | 'no' | 'unknown' {
  const { namespace, labels, annotations, containers } = workload;
  if (workload.isOnHostNetwork || withoutSidecars.includes(namespace)) {
    return 'no';
  }
  const { known: ofNamespace, mayHave } = network.labelsOfNamespace(namespace);
  // The injector is asked about pods of namespaces with `enabled`, and of those without the label.
  const injection = ofNamespace['istio-injection'] ?? 'enabled';
  if (injection !== 'enabled') return 'no';
  const own = labels.known['sidecar.istio.io/inject'];
  if (own === 'true') return 'yes';
  // The annotation, which is older, opts out and never in: the injector is asked about labels.
  const optsOut = own ?? annotations['sidecar.istio.io/inject'];
  if (optsOut === 'false') return 'no';
  if (containers.includes('istio-proxy')) return 'yes';
  if (labels.known['istio.io/rev']) return 'yes';
  if (mayHave('istio-injection')) return 'unknown';
  return ofNamespace['istio-injection'] || ofNamespace['istio.io/rev']
    ? 'yes'
    : 'no';
}

/** The annotation that takes ports or addresses, or everything, out of the sidecar's hands; nothing where none does. */
export function changingCapture({ annotations }: Workload): string | undefined {
  return Object.keys(annotations).find(
    key =>
      key.startsWith('traffic.sidecar.istio.io/') ||
      key === 'sidecar.istio.io/interceptionMode' ||
      (key === 'proxy.istio.io/config' &&
        annotations[key].includes('interceptionMode')),
  );
}
