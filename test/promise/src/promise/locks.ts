import { Platform } from '@callboard/contract';
import { BlockList } from 'node:net';
import { End } from '../world/end';
import { Answer, anyOf, no, nobodyKnows, onlyIf, yes } from './answer';
import { isOneOf, Promised } from './promised';

type NetworkPolicySpec = Platform['spec']['networkPolicy'];
type EnforcedBy = NetworkPolicySpec['enforcedBy'];

/** Does a policy let pods in by a range of addresses? Network plugins differ, and no manifest has the addresses. */
const rangesHoldPods: Record<EnforcedBy, 'perhaps' | 'never' | 'unknown'> = {
  calico: 'perhaps',
  'ovn-kubernetes': 'perhaps',
  cilium: 'never',
  'azure-npm': 'unknown',
  'aws-vpc-cni': 'unknown',
  none: 'unknown',
  unknown: 'unknown',
};

/** What it means that no policy allows something. */
export function closedBy({ api, enforcedBy }: NetworkPolicySpec): Answer {
  // Nobody else carries out what Cilium's own policies say.
  if (api === 'cilium') return no;
  if (enforcedBy === 'none') return yes;
  return enforcedBy === 'unknown' ? onlyIf({ kind: 'not-enforced' }) : no;
}

/** NetworkPolicy: does it let the peer through for the sake of this one promise? */
export function byPolicy(
  { peer }: Promised,
  end: End,
  { api, enforcedBy }: NetworkPolicySpec,
): Answer {
  const closed = closedBy({ api, enforcedBy });
  if (closed.outcome === 'allowed') return yes;
  if ('labels' in peer) {
    return end.kind === 'pods' && isOneOf(peer, end) ? yes : closed;
  }
  // What Cilium has an identity for is none of the addresses of its own policies, and nothing that a name leads to.
  if (end.kind === 'pods' && api === 'cilium') return closed;
  if ('names' in peer) return onlyIf({ kind: 'names', names: peer.names });
  if (end.kind === 'pods') {
    return anyOf(
      closed,
      ...peer.cidrs.map(cidr => podsInRange(cidr, enforcedBy)),
    );
  }
  if (peer.cidrs.some(cidr => holds(cidr, end.cidr))) return yes;
  // A part of the range is promised, another is not.
  return peer.cidrs.some(cidr => holds(end.cidr, cidr)) ? nobodyKnows : closed;
}

function podsInRange(cidr: string, enforcedBy: EnforcedBy): Answer {
  if (rangesHoldPods[enforcedBy] === 'never') return no;
  if (rangesHoldPods[enforcedBy] === 'unknown') return nobodyKnows;
  if (cidr === '0.0.0.0/0')
    return onlyIf({ kind: 'ip-family', family: 'IPv4' });
  if (cidr === '::/0') return onlyIf({ kind: 'ip-family', family: 'IPv6' });
  return nobodyKnows;
}

function holds(range: string, other: string): boolean {
  const family = (cidr: string) => (cidr.includes(':') ? 'ipv6' : 'ipv4');
  const [address, bits] = range.split('/');
  const [first, length] = other.split('/');
  if (family(range) !== family(other) || Number(length) < Number(bits)) {
    return false;
  }
  const list = new BlockList();
  list.addSubnet(address, Number(bits), family(range));
  return list.check(first, family(other));
}

/** The mesh: does the sidecar let the peer in for the sake of this one promise? Without an identity it is nobody. */
export function byIdentity(
  { peer, serviceAccount, requests }: Promised,
  end: End,
): Answer {
  // Whoever has an address only proves nothing.
  if ('cidrs' in peer) return no;
  const isKnown =
    end.kind === 'pods' &&
    'labels' in peer &&
    end.namespace === peer.namespace &&
    end.serviceAccount === serviceAccount;
  if (serviceAccount && !isKnown) return no;
  return requests ? onlyIf({ kind: 'requests', requests }) : yes;
}
