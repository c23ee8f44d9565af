import {
  every,
  Labels,
  Match,
  Requirement,
  Selector,
  selects,
} from '../labels/selector';
import { KnowsNamespaces } from '../labels/namespace-labels';
import { Workload } from '../workload/workload';
import { CiliumPolicy } from './cilium-policy';

const namespaceKey = 'io.kubernetes.pod.namespace';
const accountKey = 'io.cilium.k8s.policy.serviceaccount';
const ofNamespace = 'io.cilium.k8s.namespace.labels.';

/** Labels that are no part of an identity unless somebody says so. */
const notOfIdentity =
  /^(kubernetes\.io|k8s\.io|io\.kubernetes|io\.cilium|annotation|etcd_node|[^/]*beta\.kubernetes\.io)/;

/** The key without the prefix that says it comes from Kubernetes; nothing where it comes from elsewhere. */
function keyIn({ key }: Requirement): string | undefined {
  const [, source = 'any', name] = /^(?:([^:/]*):)?(.*)$/.exec(key) ?? [];
  return source === 'any' || source === 'k8s' ? name : undefined;
}

/** Is a policy for these pods? One of a namespace is for that namespace only. */
export function isFor(
  network: KnowsNamespaces,
  { namespace, selector }: CiliumPolicy,
  pods: Workload,
): Match {
  if (!selector || pods.isOnHostNetwork) return 'no';
  if (namespace === undefined) return selectsPods(network, selector, pods);
  if (namespace !== pods.namespace) return 'no';
  const match = selectsPods(network, selector, pods);
  // One that speaks of another namespace is taken for its own: what is left of it then is not evaluated.
  return match === 'no' && selector.some(one => keyIn(one) === namespaceKey)
    ? 'maybe'
    : match;
}

/**
 * Does a selector of peers mean these pods? Of a policy in a namespace it means that namespace, unless it speaks of
 * namespaces itself.
 * @see https://docs.cilium.io/en/stable/network/kubernetes/policy/#namespaces
 */
export function meansPods(
  network: KnowsNamespaces,
  { namespace }: CiliumPolicy,
  selector: Selector,
  pods: Workload,
): Match {
  const keys = selector.map(keyIn);
  const isReserved = selector.some(({ key }) => key.startsWith('reserved:'));
  const saysWhere =
    isReserved ||
    keys.includes(namespaceKey) ||
    keys.some(key => key?.startsWith(ofNamespace));
  const isOwn =
    namespace === undefined || saysWhere || namespace === pods.namespace;
  return isOwn ? selectsPods(network, selector, pods) : 'no';
}

/** Does it speak of the labels of namespaces? */
export function asksForLabelsOfNamespace(selector: Selector): boolean {
  return selector.some(one => keyIn(one)?.startsWith(ofNamespace));
}

function selectsPods(
  network: KnowsNamespaces,
  selector: Selector,
  pods: Workload,
): Match {
  return every(selector.map(one => holds(network, one, pods)));
}

function holds(
  network: KnowsNamespaces,
  one: Requirement,
  { namespace, serviceAccount, labels }: Workload,
): Match {
  const key = keyIn(one);
  if (key === undefined) return 'maybe';
  const known = (value: string): Labels => ({
    known: { [key]: value },
    mayHave: () => false,
  });
  if (key === namespaceKey) return selects([{ ...one, key }], known(namespace));
  if (key === accountKey) {
    return selects([{ ...one, key }], known(serviceAccount));
  }
  if (key.startsWith(ofNamespace)) {
    return selects(
      [{ ...one, key: key.slice(ofNamespace.length) }],
      network.labelsOfNamespace(namespace),
    );
  }
  return notOfIdentity.test(key) ? 'maybe' : selects([{ ...one, key }], labels);
}
