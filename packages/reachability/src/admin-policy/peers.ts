import {
  AddressRange,
  contains,
  isWholeFamily,
  overlaps,
} from '../address/range';
import { Network } from '../network/network';
import { End, nameOfEnd } from '../packet/end';
import { anyMeant, maybeMeant, Meant } from '../verdict/meant';
import { AdminPeer, AdminRule, PodsEntry } from './admin-policy';
import { selectsNamespace, selectsPods } from './subject';

/** The addresses that two pods talk over, where policies may tell the two families apart. */
export type Family = AddressRange['family'];

/**
 * Whom a rule means: "If any element matches … then the specified action is applied."
 */
export function meansPeer(
  network: Network,
  { peers }: AdminRule,
  peer: End,
  family: Family,
): Meant {
  const all = peers.map(entry => meansEntry(network, entry, peer, family));
  return anyMeant(all);
}

function meansEntry(
  network: Network,
  entry: AdminPeer,
  peer: End,
  family: Family,
): Meant {
  if ('podSelector' in entry) return meansPods(network, entry, peer);
  if ('networks' in entry) {
    return peer.kind === 'workload'
      ? holdsPods(network, entry.networks, family)
      : holdsAddresses(entry.networks, peer.range);
  }
  if ('nodes' in entry) {
    // A pod has an address of its own, unless it is on the host's network.
    return peer.kind === 'workload' && !peer.workload.isOnHostNetwork
      ? { match: 'no' }
      : maybeMeant('node-addresses-unknown', { peer: nameOfEnd(peer) });
  }
  // A name may lead into the cluster, to the pods of a headless Service.
  return peer.kind === 'addresses'
    ? { match: 'by-name', names: entry.domainNames }
    : maybeMeant('name-may-mean-pods', { names: entry.domainNames.join(', ') });
}

function meansPods(network: Network, entry: PodsEntry, peer: End): Meant {
  if (peer.kind === 'addresses') return { match: 'no' };
  const match = selectsPods(network, entry, peer.workload);
  if (match !== 'maybe') return { match };
  const { namespace } = peer.workload;
  return selectsNamespace(network, entry, namespace) === 'maybe'
    ? maybeMeant('namespace-labels-unknown', { namespace })
    : maybeMeant('label-set-at-run-time', { pods: nameOfEnd(peer) });
}

/**
 * "Cluster-internal traffic will be checked against the rule as well. So if you Accept or Deny traffic to 0.0.0.0/0, that
 * will allow or deny all IPv4 pod-to-pod traffic": which addresses pods have within their family no manifest says.
 */
function holdsPods(
  { profile }: Network,
  networks: AddressRange[],
  family: Family,
): Meant {
  const own = networks.filter(range => range.family === family);
  if (own.length === 0) return { match: 'no' };
  if (profile.ipBlockMatchesPods !== 'yes')
    return maybeMeant('range-up-to-plugin');
  return own.some(isWholeFamily)
    ? { match: 'yes' }
    : maybeMeant('range-may-hold-pods');
}

function holdsAddresses(networks: AddressRange[], asked: AddressRange): Meant {
  if (networks.some(range => contains(range, asked))) return { match: 'yes' };
  return networks.some(range => overlaps(range, asked))
    ? maybeMeant('range-holds-a-part')
    : { match: 'no' };
}
