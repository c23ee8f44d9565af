import { Match } from '../labels/selector';
import { istioIn, ProxyAsRun } from '../network/facts';
import { Network } from '../network/network';
import { proxiesOf, whyMixed } from '../network/proxies-as-run';
import { Workload } from '../workload/workload';
import { isOfWaypoint } from './waypoint-pods';

/** What of a mesh stands in front of pods: a sidecar of their own, the ztunnel of their node, or nothing. */
export type Membership = 'sidecar' | 'ztunnel' | 'no' | 'unknown';

const ambientLabel = 'istio.io/dataplane-mode';

/** Istio keeps out of Kubernetes' own namespaces, whatever their labels say. */
const withoutSidecars = [
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'local-path-storage',
];

/**
 * What carries the connections of a workload's pods: what is seen in front of those that run, else what the manifests ask
 * for. Who has a sidecar is not captured by a ztunnel. Where the platform states a mesh of sidecars, a ztunnel is nothing
 * that it knows of. A waypoint speaks as ztunnels do.
 * @see https://istio.io/latest/docs/ambient/usage/add-workloads/
 */
export function membershipOf(network: Network, workload: Workload): Membership {
  if (isOfWaypoint(workload)) return 'ztunnel';
  const running = proxiesOf(network, workload);
  if (running) return asItRuns(network, workload, running);
  const sidecar = hasSidecar(network, workload);
  const captured = isCaptured(network, workload);
  if (!isAmbient(network)) {
    if (sidecar === 'yes') return 'sidecar';
    return sidecar === 'no' && captured !== 'yes' ? 'no' : 'unknown';
  }
  if (sidecar === 'maybe') return 'unknown';
  if (sidecar === 'yes') {
    return isByHand(workload) && captured !== 'no' ? 'unknown' : 'sidecar';
  }
  if (captured === 'maybe') return 'unknown';
  return captured === 'yes' ? 'ztunnel' : 'no';
}

/** Where some of the pods that run have another proxy than others, the workload has none that all of it goes by. */
function asItRuns(
  network: Network,
  workload: Workload,
  running: 'unknown' | readonly ProxyAsRun[],
): Membership {
  if (running === 'unknown' || running.length > 1) return 'unknown';
  switch (running[0]) {
    case 'istio-sidecar':
      return isProxyItself(workload) || mayBeBoth(network, workload)
        ? 'unknown'
        : 'sidecar';
    case 'istio-ztunnel':
      return isAmbient(network) ? 'ztunnel' : 'unknown';
    default:
      return 'no';
  }
}

function isAmbient({ facts }: Network): boolean {
  return istioIn(facts.mesh)?.kind === 'istio-ambient';
}

/** A gateway that Istio deploys has a proxy which nobody injects: what it does for calls is its own business. */
function isProxyItself({
  containers,
  labels,
  isOnHostNetwork,
}: Workload): boolean {
  return (
    containers.includes('istio-proxy') &&
    (isOnHostNetwork || labels.known['sidecar.istio.io/inject'] === 'false')
  );
}

function mayBeBoth(network: Network, workload: Workload): boolean {
  return (
    isAmbient(network) &&
    isByHand(workload) &&
    isCaptured(network, workload) !== 'no'
  );
}

/**
 * What makes the membership unknown, where that is what runs, or a label that the platform does not serve; nothing
 * elsewhere.
 */
export function whyUnknownMember(
  network: Network,
  workload: Workload,
): { label: string } | { running: string } | undefined {
  const running = proxiesOf(network, workload);
  if (!running) return whyLabel(network, workload);
  if (membershipOf(network, workload) !== 'unknown') return undefined;
  const isTunnelled = running !== 'unknown' && running[0] === 'istio-ztunnel';
  return (
    whyMixed(network, workload) ?? {
      running: isTunnelled ? 'ztunnel' : 'proxy',
    }
  );
}

function whyLabel(
  network: Network,
  workload: Workload,
): { label: string } | undefined {
  return istioIn(network.facts.mesh)?.kind === 'istio-sidecar' &&
    hasSidecar(network, workload) !== 'yes' &&
    isCaptured(network, workload) === 'yes'
    ? { label: `${ambientLabel}=ambient` }
    : undefined;
}

/** May a ztunnel carry what such pods send and get, where it is not known what carries it? */
export function mayHaveZtunnel(network: Network, workload: Workload): boolean {
  if (isAmbient(network)) return true;
  const running = proxiesOf(network, workload);
  return running
    ? running === 'unknown' || running.includes('istio-ztunnel')
    : whyLabel(network, workload) !== undefined;
}

/**
 * Do the pods of a workload have a sidecar? Nobody is injected where the namespace forbids it; else the pod's own label
 * decides, then its namespace's.
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
 */
function hasSidecar(network: Network, workload: Workload): Match {
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
  if (mayHave('istio-injection')) return 'maybe';
  return ofNamespace['istio-injection'] || ofNamespace['istio.io/rev']
    ? 'yes'
    : 'no';
}

/** A container that nobody injected: a ztunnel tells sidecars by what the injector writes. */
function isByHand({ containers, annotations }: Workload): boolean {
  return (
    containers.includes('istio-proxy') &&
    !annotations['sidecar.istio.io/status']
  );
}

/** Does the pod or its namespace ask for a ztunnel? The pod's own label may opt out. */
function isCaptured(network: Network, workload: Workload): Match {
  const { namespace, labels } = workload;
  const own = labels.known[ambientLabel];
  if (workload.isOnHostNetwork || own === 'none') return 'no';
  const { known, mayHave } = network.labelsOfNamespace(namespace);
  const isAsked = own === 'ambient' || known[ambientLabel] === 'ambient';
  if (!isAsked) return mayHave(ambientLabel) ? 'maybe' : 'no';
  return withoutSidecars.includes(namespace) ? 'maybe' : 'yes';
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

/** The annotation that takes something out of the ztunnel's hands; nothing where none does. */
export function changingTunnel({ annotations }: Workload): string | undefined {
  const harmless = ['redirection', 'dns-capture'];
  return Object.keys(annotations).find(
    key =>
      key.startsWith('ambient.istio.io/') &&
      !harmless.some(one => key === `ambient.istio.io/${one}`),
  );
}
