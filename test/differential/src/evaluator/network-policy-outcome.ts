import { containerPort } from './container-port';
import { holds, IpBlock, wholeOf } from './ip-block';
import { adminAnswer } from './admin-answer';
import { Answer, outcomeOf } from './answer';
import { CiliumPolicy } from './cilium-policy';
import { ciliumSays } from './cilium-says';
import { answerOf, Certainty, every, Match, Say } from './match';
import { NetworkPolicySpec, Peer, Port } from './network-policy';
import { Outcome } from './outcome';
import { Facts } from './question';
import { namespaceLabels, podLabels, selects } from './selects';
import { Side } from './side';

/** Do the policies of one end let the connection through? */
export function networkPolicyOutcome(side: Side): Outcome {
  const { self, facts } = side;
  const isCilium = facts.enforcedBy === 'cilium';
  if (
    !isCilium &&
    side.cluster.ciliumPolicies.some(one => mayReach(one, side))
  ) {
    return 'unknown';
  }
  // A network plug-in that doesn't enforce policies makes them all inert (trap 58).
  if (facts.enforcedBy === 'none') return 'allowed';

  const says = policiesOf(side).filter(({ selects: it }) => it !== 'no');
  if (self.spec.hostNetwork) {
    const isOfNodes = side.cluster.ciliumPolicies.some(
      ({ selector }) => selector === 'nodes',
    );
    return isCilium && isOfNodes ? 'unknown' : ofHostNetwork(facts, says);
  }
  const { says: more, denies } = ciliumSays(side);

  // What administrators say stands around it (traps 38 to 44).
  const outcome = outcomeOf(
    adminAnswer(side, otherwise =>
      unlessDenied(denies, answerOf([...says, ...more], otherwise)),
    ),
  );
  // Whether the denial is carried out is not known.
  return outcome === 'denied' && facts.enforcedBy === 'unknown'
    ? 'conditional'
    : outcome;
}

/** Cilium's own policies are evaluated where Cilium enforces them; elsewhere nobody knows what they do. */
function mayReach({ namespace }: CiliumPolicy, { self }: Side): boolean {
  return namespace === undefined || namespace === self.namespace;
}

/** A denial of Cilium's goes before whatever is allowed (trap 47). */
function unlessDenied(denies: Certainty[], answer: Answer): Answer {
  if (denies.includes('yes') || answer === 'denied') return 'denied';
  return denies.includes('maybe') ? 'unknown' : answer;
}

/** “NetworkPolicy behaviour for hostNetwork pods is undefined”; most plug-ins leave them alone (trap 17). */
function ofHostNetwork({ enforcedBy }: Facts, says: Say[]): Outcome {
  if (['calico', 'cilium', 'ovn-kubernetes'].includes(enforcedBy)) {
    return 'allowed';
  }
  return says.length === 0 ? 'allowed' : 'unknown';
}

/** The policies of the pod's own namespace that speak of this direction. */
function policiesOf(side: Side): Say[] {
  const { cluster, self, direction } = side;
  const labels = podLabels(self.labels);
  return cluster.networkPolicies
    .filter(({ namespace }) => namespace === self.namespace)
    .flatMap(({ spec, podSelector }): Say[] => {
      const selected = podSelector ? selects(podSelector, labels) : 'maybe';
      if (!spec) {
        // The API server would refuse it: nobody knows what its author meant.
        return [{ selects: every([selected, 'maybe']), ways: ['maybe'] }];
      }
      if (!directionsOf(spec).includes(direction)) return [];
      return [{ selects: selected, ways: waysThrough(spec, side) }];
    });
}

/**
 * “If no policyTypes are specified … then by default Ingress will always be set and Egress will be set if the
 * NetworkPolicy has any egress rules.” (trap 6)
 */
function directionsOf({ policyTypes = [], egress = [] }: NetworkPolicySpec) {
  if (policyTypes.length > 0) return policyTypes;
  return egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

const yes: Match[] = ['yes'];

/** Every combination of a peer and a port that a rule lists. No rules: no way (trap 2). */
function waysThrough(spec: NetworkPolicySpec, side: Side): Match[] {
  const rules =
    side.direction === 'Ingress'
      ? (spec.ingress ?? []).map(({ from, ports }) => ({ peers: from, ports }))
      : (spec.egress ?? []).map(({ to, ports }) => ({ peers: to, ports }));
  return rules.flatMap(({ peers = [], ports = [] }) => {
    // “If this field is empty or missing, this rule matches all” peers, all ports (trap 3).
    const ofPeers = peers.length ? peers.map(one => isPeer(one, side)) : yes;
    const ofPorts = ports.length ? ports.map(one => isPort(one, side)) : yes;
    return ofPeers.flatMap(peer => ofPorts.map(port => every([peer, port])));
  });
}

function isPeer(entry: Peer, { peer, self, cluster, facts }: Side): Match {
  if ('address' in peer) {
    return entry.ipBlock && holds(entry.ipBlock, peer.address) ? 'yes' : 'no';
  }
  if (entry.ipBlock) return isPodOf(entry.ipBlock, facts);

  const { namespace, labels, spec } = peer.pods;
  const match = every([
    // “Otherwise it selects the Pods matching podSelector in the policy's own namespace” (trap 5); both: AND (trap 4).
    entry.namespaceSelector
      ? selects(
          entry.namespaceSelector,
          namespaceLabels(namespace, cluster.namespaces.get(namespace)),
        )
      : certainly(namespace === self.namespace),
    selects(entry.podSelector ?? {}, podLabels(labels)),
  ]);
  // They appear with the address of their node (trap 17).
  return spec.hostNetwork ? every([match, 'maybe']) : match;
}

/** Whether a block holds pod addresses is the plug-in's choice, and which addresses those are isn't known (trap 15). */
function isPodOf(block: IpBlock, { enforcedBy }: Facts): Match {
  switch (enforcedBy) {
    case 'cilium':
      return 'no';
    case 'calico':
    case 'ovn-kubernetes':
      if (wholeOf(block) === 4) return 'over IPv4';
      return wholeOf(block) === 6 ? 'over IPv6' : 'maybe';
    default:
      return 'maybe';
  }
}

/** The port is always one of the pod that receives. */
function isPort(entry: Port, { direction, self, peer, question }: Side) {
  const { protocol = 'TCP', port, endPort } = entry; // “If not specified, this field defaults to TCP.” (trap 13)
  if (protocol !== question.protocol) return 'no';
  if (port === undefined) return 'yes'; // “If this field is not provided, this matches all port names and numbers.”
  if (typeof port === 'string') {
    const receiver = direction === 'Ingress' ? { pods: self } : peer;
    if ('address' in receiver) return 'no'; // an address has no names (trap 11)
    const number = containerPort(receiver.pods, port, protocol);
    return certainly(number === question.port);
  }
  return certainly(port <= question.port && question.port <= (endPort ?? port));
}

function certainly(it: boolean): Certainty {
  return it ? 'yes' : 'no';
}
