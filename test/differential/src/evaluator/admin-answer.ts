import {
  AdminPeer,
  AdminPolicy,
  AdminRule,
  familyOf,
  PodsPeer,
} from './admin-policy';
import { Answer, Family, over, overBoth, same } from './answer';
import { Pods } from './cluster';
import { containerPort } from './container-port';
import { holds } from './ip-block';
import { Certainty, every } from './match';
import { Facts } from './question';
import { namespaceLabels, podLabels, selects } from './selects';
import { Side } from './side';

/** A rule as it stands before one packet; the names are those that have to lead to the address. */
interface Turn {
  action: AdminRule['action'];
  match: Certainty | { names: string[] };
}

/**
 * What the policies of administrators say, with NetworkPolicy between their two tiers.
 * “Policy tiers are evaluated in the following order: Admin tier, NetworkPolicy tier, Baseline tier.”
 * @see https://network-policy-api.sigs.k8s.io/api-overview/
 */
export function adminAnswer(
  side: Side,
  networkPolicy: (otherwise: () => Answer) => Answer,
): Answer {
  const without = networkPolicy(() => 'allowed');
  const policies = policiesOf(side);
  if (policies.length === 0) return without;
  const versions = new Set(policies.map(({ version }) => version));
  if (versions.size > 1) return 'unknown';

  const within = (family: Family) => {
    const tier = (name: string, next: () => Answer) =>
      throughTier(
        policies.filter(policy => policy.tier === name),
        side,
        family,
        next,
      );
    return tier('Admin', () =>
      // “v1.NetworkPolicy always makes a final decision for selected pods” in a direction (trap 41).
      over(
        family,
        networkPolicy(() => tier('Baseline', () => 'allowed')),
      ),
    );
  };
  const answer =
    'pods' in side.peer
      ? overBoth(within('IPv4'), within('IPv6'))
      : within('IPv4');
  return isCarriedOut(side, [...versions][0])
    ? answer
    : same([answer, without]);
}

/** Those that are about this direction and may be for these pods. */
function policiesOf({ cluster, self, direction }: Side): AdminPolicy[] {
  return cluster.adminPolicies
    .filter(({ rules }) => !rules || rules[direction].length > 0)
    .filter(
      ({ subject }) =>
        !subject || selectsPods(subject, self, cluster.namespaces) !== 'no',
    );
}

/** Calico carries out the first version up to 3.31 and the second from then on; OVN-Kubernetes the first. */
function isCarriedOut({ facts, cluster }: Side, version: string): boolean {
  const known: Partial<Record<Facts['enforcedBy'], string[]>> = {
    calico: ['v1alpha1', 'v1alpha2'],
    'ovn-kubernetes': ['v1alpha1'],
  };
  const versions = known[facts.enforcedBy] ?? [];
  return (
    versions.includes(version) &&
    cluster.adminPolicies.every(
      other => other.version === version || !versions.includes(other.version),
    )
  );
}

/** “Policies with lower priority values have higher precedence”; of one priority, any order may be the one (trap 39). */
function throughTier(
  policies: AdminPolicy[],
  side: Side,
  family: Family,
  next: () => Answer,
): Answer {
  if (policies.some(({ rules }) => !rules)) return 'unknown';
  const turns = policies.map(policy => ({
    priority: policy.priority,
    turns: turnsOf(policy, side, family),
  }));
  return same(
    ordersOf(turns).map(order =>
      firstThatMatches(
        order.flatMap(one => one.turns),
        next,
      ),
    ),
  );
}

/** Every order of the policies in which none stands before one of a lower number. */
function ordersOf<T extends { priority: number }>(policies: T[]): T[][] {
  if (policies.length === 0) return [[]];
  const first = Math.min(...policies.map(({ priority }) => priority));
  return policies
    .filter(({ priority }) => priority === first)
    .flatMap(one =>
      ordersOf(policies.filter(other => other !== one)).map(rest => [
        one,
        ...rest,
      ]),
    );
}

/** “A rule that appears at the top would take the highest precedence.” */
function firstThatMatches(
  [turn, ...others]: Turn[],
  next: () => Answer,
): Answer {
  if (!turn) return next();
  const { action, match } = turn;
  if (match === 'no') return firstThatMatches(others, next);
  const decided = () => {
    if (action === 'Pass') return next(); // trap 40
    return action === 'Accept' ? 'allowed' : 'denied';
  };
  if (match === 'yes') return decided();
  const otherwise = firstThatMatches(others, next);
  return match === 'maybe'
    ? same([decided(), otherwise])
    : byName(match.names, otherwise);
}

/** Accepted where a name leads there, whatever else holds for the rest. */
function byName(names: string[], otherwise: Answer): Answer {
  const prefix = 'conditional names ';
  if (otherwise === 'allowed') return 'allowed';
  if (otherwise !== 'denied' && !otherwise.startsWith(prefix)) return 'unknown';
  const others =
    otherwise === 'denied' ? [] : otherwise.slice(prefix.length).split(' ');
  return `${prefix}${[...new Set([...names, ...others])].sort().join(' ')}`;
}

function turnsOf(policy: AdminPolicy, side: Side, family: Family): Turn[] {
  const { cluster, self, direction } = side;
  const { subject = {}, rules } = policy;
  const selected = selectsPods(subject, self, cluster.namespaces);
  return (rules?.[direction] ?? []).map(({ action, peers, ports }) => {
    const isPort = !ports || ports.some(port => isPortOf(port, side));
    const peer = isPort ? meets(peers, side, family) : 'no';
    if (typeof peer === 'object') {
      return { action, match: selected === 'yes' ? peer : 'maybe' };
    }
    return { action, match: every([selected, peer]) };
  });
}

/** “If any element matches … then the specified action is applied.” */
function meets(peers: AdminPeer[], side: Side, family: Family): Turn['match'] {
  const matches = peers.map(peer => isPeer(peer, side, family));
  if (matches.includes('yes')) return 'yes';
  if (matches.includes('maybe')) return 'maybe';
  const names = peers.flatMap(({ domainNames = [] }) => domainNames);
  return names.length > 0 ? { names } : 'no';
}

function isPeer(
  { networks, domainNames, nodes, ...pods }: AdminPeer,
  { peer, cluster, facts }: Side,
  family: Family,
): Certainty {
  if ('address' in peer) {
    if (networks) {
      const { address } = peer;
      return networks.some(cidr => holds({ cidr }, address)) ? 'yes' : 'no';
    }
    return nodes ? 'maybe' : 'no';
  }
  if (networks) return holdsPods(networks, facts, family);
  if (domainNames) return 'maybe';
  // “It selects the nodeIPs”, which only pods on the host's network share.
  if (nodes) return peer.pods.spec.hostNetwork ? 'maybe' : 'no';
  return selectsPods(pods, peer.pods, cluster.namespaces);
}

/** “Cluster-internal traffic will be checked against the rule as well” (trap 44). */
function holdsPods(
  networks: string[],
  { enforcedBy }: Facts,
  family: Family,
): Certainty {
  const own = networks.filter(block => familyOf(block) === family);
  if (own.length === 0) return 'no';
  const isSure = ['calico', 'ovn-kubernetes'].includes(enforcedBy);
  return isSure && own.some(block => block.endsWith('/0')) ? 'yes' : 'maybe';
}

/** “Host-networked pods are not included.” */
function selectsPods(
  { namespaces, pods }: PodsPeer,
  { namespace, labels, spec }: Pods,
  known: Map<string, Record<string, string>>,
): Certainty {
  if (spec.hostNetwork) return 'no';
  const ofNamespace = namespaceLabels(namespace, known.get(namespace));
  return every([
    selects(namespaces ?? pods?.namespaceSelector ?? {}, ofNamespace),
    selects(pods?.podSelector ?? {}, podLabels(labels)),
  ]);
}

function isPortOf(
  port: NonNullable<AdminRule['ports']>[number],
  { direction, self, peer, question }: Side,
): boolean {
  const { protocol, port: asked } = question;
  if ('name' in port) {
    const receiver = direction === 'Ingress' ? { pods: self } : peer;
    return (
      'pods' in receiver &&
      containerPort(receiver.pods, port.name, protocol) === asked
    );
  }
  return port.protocol === protocol && port.from <= asked && asked <= port.to;
}
