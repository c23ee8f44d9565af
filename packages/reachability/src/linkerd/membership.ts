import { ProxyAsRun } from '../network/facts';
import { Network } from '../network/network';
import { proxiesOf } from '../network/proxies-as-run';
import { Workload } from '../workload/workload';

/** Namespaces whose pods the injector is not asked about, unless it is configured otherwise. */
const withoutInjection = ['kube-system', 'cert-manager'];

/** Containers beside which no proxy is injected. */
const otherSidecars = [
  ...['istio-proxy', 'contour', 'envoy'],
  ...['linkerd-init', 'istio-init', 'envoy-initconfig'],
];

/** The annotation that asks for a proxy, on a pod or a namespace. */
const inject = 'linkerd.io/inject';

/**
 * Do the pods of a workload have a proxy of Linkerd? What is seen in front of those that run goes before the manifests: of
 * these, the pod's own annotation goes before its namespace's; one that says
 * anything else than it may keeps the proxy away.
 * @see https://linkerd.io/2-edge/features/proxy-injection/
 */
export function membershipOf(
  network: Network,
  workload: Workload,
): 'yes' | 'no' | 'unknown' {
  const { namespace, annotations, containers, isOnHostNetwork } = workload;
  if (isOnHostNetwork) return 'no';
  const running = proxiesOf(network, workload);
  if (running) return asItRuns(running);
  if (hasProxyByHand(workload)) return 'yes';
  if (withoutInjection.includes(namespace)) return 'no';
  if (containers.some(name => otherSidecars.includes(name))) return 'no';
  const { known } = network.labelsOfNamespace(namespace);
  if (known['config.linkerd.io/admission-webhooks'] === 'disabled') return 'no';
  const own = annotations[inject];
  const ofNamespace = network.annotationsOfNamespace(namespace);
  const said = ofNamespace?.[inject];
  if (![own, said].every(isUnderstood)) return 'no';
  if (own) return asksForProxy(own);
  return ofNamespace ? asksForProxy(said) : 'unknown';
}

function asItRuns(
  running: 'unknown' | readonly ProxyAsRun[],
): 'yes' | 'no' | 'unknown' {
  if (running === 'unknown' || running.length > 1) return 'unknown';
  return running[0] === 'linkerd' ? 'yes' : 'no';
}

/** Is the proxy in the pod template itself, where nothing is injected any more? */
export function hasProxyByHand({ containers }: Workload): boolean {
  return containers.includes('linkerd-proxy');
}

function isUnderstood(text: string | undefined): boolean {
  return !text || ['enabled', 'ingress', 'disabled'].includes(text);
}

function asksForProxy(text: string | undefined): 'yes' | 'no' {
  return text === 'enabled' || text === 'ingress' ? 'yes' : 'no';
}
