import { nameLabel } from '../labels/namespace-labels';
import { Part, PartsOf } from '../matrix/part';
import { Peers } from '../matrix/peers';
import { everybody, tell, Telling } from '../matrix/telling';
import { Network } from '../network/network';
import { onceEach } from '../network/once';
import {
  Direction,
  NetworkPolicy,
  PeerEntry,
  Rule,
  SelectorEntry,
} from './network-policy';
import { Verdict } from '../verdict/verdict';
import { isMeant, selectsNamespace } from './peer';
import { numbersOf } from './rule';

/** What NetworkPolicies look at. What many of their rules have in common is looked up once. */
export function partsOfNetworkPolicies(
  network: Network,
  peers: Peers,
): PartsOf<NetworkPolicy> {
  const known = new Map<string, Telling>();
  const tellingOf = (namespace: string, entry: PeerEntry): Telling => {
    const text = textOf(namespace, entry);
    const telling =
      known.get(text) ??
      tell(peers, candidates(network, peers, namespace, entry), end =>
        inWords(isMeant(network, namespace, entry, end, {})),
      );
    known.set(text, telling);
    return telling;
  };
  const partsOf = (policy: NetworkPolicy, direction: Direction) =>
    (policy.rules[direction] ?? []).flatMap(rule =>
      rule.peers.length
        ? rule.peers.map(entry =>
            toPart(policy, rule, tellingOf(policy.namespace, entry)),
          )
        : [toPart(policy, rule, everybody)],
    );
  return onceEach(policy => ({
    ingress: partsOf(policy, 'ingress'),
    egress: partsOf(policy, 'egress'),
  }));
}

function toPart(
  policy: NetworkPolicy,
  { ports }: Rule,
  telling: Telling,
): Part {
  return {
    of: policy,
    telling,
    namesPorts: ports.some(({ port }) => typeof port === 'string'),
    cuts: (receiver, protocol) =>
      ports
        .filter(entry => entry.protocol === protocol)
        .flatMap(entry => numbersOf(entry, receiver))
        .flatMap(([first, last]) => [first, last + 1]),
  };
}

/** All of those that an entry may mean, by number. */
function candidates(
  network: Network,
  peers: Peers,
  namespace: string,
  entry: PeerEntry,
): Iterable<number> {
  if ('ipBlock' in entry) return peers.ends.keys();
  return placesOf(network, peers, namespace, entry).flatMap(place =>
    peers.candidatesIn(place, entry.podSelector ?? []),
  );
}

function placesOf(
  network: Network,
  { namespaces }: Peers,
  own: string,
  entry: SelectorEntry,
): string[] {
  if (!entry.namespaceSelector) return [own];
  // The name of a namespace is a label that nobody can change.
  const named = entry.namespaceSelector.find(
    ({ key, operator }) => key === nameLabel && operator === 'In',
  );
  return (named?.values ?? namespaces).filter(
    place => selectsNamespace(network, own, entry, place) !== 'no',
  );
}

function textOf(namespace: string, entry: PeerEntry): string {
  if ('ipBlock' in entry) {
    const { cidr, except } = entry.ipBlock;
    return [cidr, ...except].map(({ text }) => text).join(' ');
  }
  const { podSelector, namespaceSelector } = entry;
  return JSON.stringify([
    podSelector,
    // Without one it means the policy's own.
    namespaceSelector ?? namespace,
  ]);
}

/** The same for what is the same to whoever adds it up. */
function inWords(verdict: Verdict): string {
  return verdict.outcome === 'conditional'
    ? JSON.stringify(verdict.on)
    : verdict.outcome;
}
