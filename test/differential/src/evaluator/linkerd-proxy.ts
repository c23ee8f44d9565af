import type { V1ServiceSpec } from '@kubernetes/client-node';
import { Cluster, Pods } from './cluster';
import { containerPort } from './container-port';
import { Certainty, every } from './match';
import { podLabels, selects } from './selects';

const config = 'config.linkerd.io';

/** Is there a proxy in these pods? “webhook: the pod's annotation goes before the namespace's, unless one of them is invalid” */
export function linkerdMember(pods: Pods, cluster: Cluster): Certainty {
  const { namespace, annotations, spec } = pods;
  if (spec.hostNetwork) return 'no';
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  const has = (...names: string[]) =>
    containers.some(({ name }) => names.includes(name));
  if (has('linkerd-proxy')) return 'yes';
  if (namespace === 'kube-system' || namespace === 'cert-manager') return 'no';
  if (has('istio-proxy', 'envoy', 'contour', 'istio-init', 'linkerd-init')) {
    return 'no';
  }
  const labels = cluster.namespaces.get(namespace);
  if (labels?.[`${config}/admission-webhooks`] === 'disabled') return 'no';
  const ofPod = annotations['linkerd.io/inject'];
  const ofNamespace =
    cluster.namespaceAnnotations.get(namespace)?.['linkerd.io/inject'];
  const known = [undefined, '', 'enabled', 'disabled', 'ingress'];
  if (!known.includes(ofPod) || !known.includes(ofNamespace)) return 'no';
  if (!ofPod && !labels) return 'maybe';
  return ['enabled', 'ingress'].includes(ofPod || ofNamespace || '')
    ? 'yes'
    : 'no';
}

/** An annotation of the pods; “if the namespace has a valid config key that the pod does not, then it is appended”. */
export function configOf(
  pods: Pods,
  cluster: Cluster,
  key: string,
): string | undefined | 'not known' {
  const name = `${config}/${key}`;
  if (name in pods.annotations) return pods.annotations[name];
  const { containers, initContainers = [] } = pods.spec;
  const isInjected = ![...containers, ...initContainers].some(
    one => one.name === 'linkerd-proxy',
  );
  if (!isInjected) return undefined;
  const ofNamespace = cluster.namespaceAnnotations.get(pods.namespace);
  return ofNamespace ? ofNamespace[name] : 'not known';
}

/** “A comma-separated list of ports or port ranges.” Undefined where it is none. */
export function listed(text: string, port: number): boolean | undefined {
  const parts = text.split(',').filter(part => part.trim() !== '');
  if (!parts.every(part => /^\s*\d+(-\d+)?\s*$/.test(part))) return undefined;
  return parts.some(part => {
    const [from, to = from] = part.split('-').map(Number);
    return from <= port && port <= to;
  });
}

/** Does iptables lead the port to the proxy? “4190,4191” never; “4567,4568” where nobody says which are skipped. */
export function reachesProxy(
  pods: Pods,
  cluster: Cluster,
  port: number,
): Certainty {
  if (port === 4190 || port === 4191) return 'no';
  return every([
    isHandled(pods, cluster, 'skip-inbound-ports', port),
    hasNothingUnusual(pods, cluster),
  ]);
}

/** Does a client in these pods send through its proxy? It skips what it dials: the pod's port, or that of a Service. */
export function sentByProxy(
  from: Pods,
  to: Pods,
  cluster: Cluster,
  port: number,
): Certainty {
  const answers = [port, ...portsDialled(to, cluster, port)].map(one =>
    isHandled(from, cluster, 'skip-outbound-ports', one),
  );
  const agreed = answers.every(one => one === answers[0])
    ? answers[0]
    : 'maybe';
  return every([
    linkerdMember(from, cluster),
    agreed,
    hasNothingUnusual(from, cluster),
  ]);
}

/** “Communication between two meshed pods will always have its original target port replaced.” */
export function portsOnTheWire(
  from: Pods,
  to: Pods,
  cluster: Cluster,
  port: number,
): number[] {
  if (port === 4143) return [port];
  const between = every([
    linkerdMember(to, cluster),
    reachesProxy(to, cluster, port),
    sentByProxy(from, to, cluster, port),
  ]);
  if (between === 'maybe') return [port, 4143];
  return between === 'yes' ? [4143] : [port];
}

function isHandled(
  pods: Pods,
  cluster: Cluster,
  key: string,
  port: number,
): Certainty {
  const text = configOf(pods, cluster, key);
  if (text === 'not known') return 'maybe';
  const isSkipped = listed(text ?? '4567,4568', port);
  if (isSkipped === undefined) return 'maybe';
  return isSkipped ? 'no' : 'yes';
}

/** Not evaluated: addresses that are skipped, other ports of the proxy. */
function hasNothingUnusual(pods: Pods, cluster: Cluster): Certainty {
  const keys = ['skip-subnets', 'inbound-port', 'admin-port', 'control-port'];
  return keys.every(key => configOf(pods, cluster, key) === undefined)
    ? 'yes'
    : 'maybe';
}

/** The ports of Services that lead to this one of the pods. */
function portsDialled(to: Pods, cluster: Cluster, port: number): number[] {
  return servicesOf(to, cluster)
    .flatMap(({ spec }) => (spec as V1ServiceSpec).ports ?? [])
    .filter(one => (one.protocol ?? 'TCP') === 'TCP')
    .filter(one => {
      const target = one.targetPort ?? one.port;
      return (
        (typeof target === 'string'
          ? containerPort(to, target, 'TCP')
          : target) === port
      );
    })
    .map(one => one.port);
}

/** The Services that select the pods. */
export function servicesOf(pods: Pods, cluster: Cluster) {
  return cluster.others
    .filter(({ kind }) => kind === 'Service')
    .filter(({ namespace }) => namespace === pods.namespace)
    .filter(({ spec }) => {
      const { type, selector = {} } = spec as V1ServiceSpec;
      return (
        type !== 'ExternalName' &&
        Object.keys(selector).length > 0 &&
        selects({ matchLabels: selector }, podLabels(pods.labels)) === 'yes'
      );
    });
}
