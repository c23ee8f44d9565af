import { isInBlock } from '../address/block';
import { Match } from '../labels/selector';
import { Network } from '../network/network';
import { End } from '../packet/end';
import { anyMeant, maybeMeant, Meant } from '../verdict/meant';
import { CiliumPeer, CiliumPolicy, CiliumRule } from './cilium-policy';
import { asksForLabelsOfNamespace, meansPods } from './selects-pods';

/** Whom a rule means: one of its items is enough. */
export function meansPeer(
  network: Network,
  policy: CiliumPolicy,
  { peers }: CiliumRule,
  peer: End,
): Meant {
  if (!peers) return { match: 'yes' };
  const all = peers.map(one => meansOne(network, policy, one, peer));
  return anyMeant(all);
}

function meansOne(
  network: Network,
  policy: CiliumPolicy,
  entry: CiliumPeer,
  peer: End,
): Meant {
  if ('unread' in entry)
    return maybeMeant('not-evaluated', { field: entry.unread });
  if ('endpoints' in entry) {
    return meansEndpoints(network, policy, entry.endpoints, peer);
  }
  if ('entity' in entry) return meansEntity(entry.entity, peer);
  if ('block' in entry) return holds(entry, peer);
  // "If the resolved IPs are IPs within the kubernetes cluster, the rule will not apply to that IP."
  return peer.kind === 'addresses'
    ? { match: 'by-name', names: entry.names }
    : { match: 'no' };
}

function meansEndpoints(
  network: Network,
  policy: CiliumPolicy,
  selector: Extract<CiliumPeer, { endpoints: unknown }>['endpoints'],
  peer: End,
): Meant {
  const foreign = selector.find(({ key }) => /^(?!k8s:|any:)[^/]*:/.test(key));
  if (foreign) return maybeMeant('not-evaluated', { field: foreign.key });
  // What is on the host's network is the host, and no endpoint.
  if (peer.kind === 'addresses' || peer.workload.isOnHostNetwork) {
    return { match: 'no' };
  }
  const { workload } = peer;
  const match = meansPods(network, policy, selector, workload);
  if (match !== 'maybe') return { match };
  const { namespace, name } = workload;
  return asksForLabelsOfNamespace(selector)
    ? maybeMeant('namespace-labels-unknown', { namespace })
    : maybeMeant('label-set-at-run-time', { pods: `${namespace}/${name}` });
}

/** @see https://docs.cilium.io/en/stable/security/policy/layer3/#entities-based */
function meansEntity(entity: string, peer: End): Meant {
  const match = isEntity(entity, peer);
  return match === 'maybe'
    ? maybeMeant('entity-not-known', { entity })
    : { match };
}

/** What belongs to an entity at any time; of the rest it is not known. */
const ofPods: Record<string, Match> = { all: 'yes', cluster: 'yes' };
const ofNodes: Record<string, Match> = {
  ...ofPods,
  host: 'maybe',
  'remote-node': 'maybe',
  'kube-apiserver': 'maybe',
};
const ofOutside: Record<string, Match> = {
  all: 'yes',
  world: 'yes',
  'world-ipv4': 'maybe',
  'world-ipv6': 'maybe',
  'kube-apiserver': 'maybe',
};

function isEntity(entity: string, peer: End): Match {
  if (peer.kind === 'addresses') return ofOutside[entity] ?? 'no';
  if (peer.workload.isOnHostNetwork) return ofNodes[entity] ?? 'no';
  // Pods that ran before Cilium did are unmanaged.
  return entity === 'unmanaged' ? 'maybe' : ofPods[entity] ?? 'no';
}

/** "Only connections destined for outside of the cluster and not targeting the host will be subject to CIDR rules." */
function holds(
  { block: cidr, except }: Extract<CiliumPeer, { block: unknown }>,
  peer: End,
): Meant {
  if (peer.kind === 'workload') {
    return peer.workload.isOnHostNetwork
      ? maybeMeant('block-may-hold-nodes')
      : { match: 'no' };
  }
  const match = isInBlock({ cidr, except }, peer.range);
  return match === 'maybe' ? maybeMeant('range-holds-a-part') : { match };
}
