import { nameLabel } from '../../labels/namespace-labels';
import { selects } from '../../labels/selector';
import { Network } from '../../network/network';
import {
  Direction,
  NetworkPolicy,
  PeerEntry,
  Rule,
} from '../../network-policy/network-policy';
import { isMeant } from '../../network-policy/peer';
import { End, toEnd } from '../../packet/end';
import { Workload } from '../../workload/workload';
import { nameServers } from '../name';
import { onlyInOne, textOf } from './only-in-one';
import { podsIn, Touch } from './touch';
import { Being } from './being';

/**
 * Ways to and from the pods that a policy selects. Rules only add: of pods that are isolated in both states, only ways
 * of those peers differ that are meant by a rule which not both versions of the policy have.
 */
export function touchedByNetworkPolicy(
  versions: Being<'network-policy'>[],
  states: Network[],
): Touch[] {
  const policies = versions.map(({ read }) => read);
  return [
    ...touchedIn('ingress', 'to', policies, states),
    ...touchedIn('egress', 'from', policies, states),
  ];
}

function touchedIn(
  direction: Direction,
  ways: Touch['ways'],
  versions: NetworkPolicy[],
  states: Network[],
): Touch[] {
  const policies = versions.filter(
    ({ problem, rules }) => problem ?? rules[direction],
  );
  if (policies.length === 0) return [];
  const selected = (network: Network) =>
    podsIn(policies[0].namespace)(network).filter(({ labels }) =>
      policies.some(({ selector }) => selects(selector, labels) !== 'no'),
    );
  const rules = changedRules(policies, direction);
  const entries = rules?.flatMap(({ peers }) => peers) ?? [];
  if (
    !rules ||
    rules.some(({ peers }) => peers.length === 0) ||
    (direction === 'egress' &&
      states.some(network => meansNameServers(network, policies[0], entries)))
  ) {
    return [{ ways, podsIn: selected }];
  }
  const isIsolated = (pods: Workload) =>
    states.every(network => isSurelyIsolated(network, pods, direction));
  return [
    {
      ways,
      podsIn: network => selected(network).filter(isIsolated),
      peersIn: network =>
        entries.flatMap(entry => podsMeantBy(network, policies[0], entry)),
    },
    {
      ways,
      podsIn: network => selected(network).filter(pods => !isIsolated(pods)),
    },
  ];
}

/** The rules that not both versions have for the pods that they select; nothing where it is not known what they say. */
function changedRules(
  policies: NetworkPolicy[],
  direction: Direction,
): Rule[] | undefined {
  if (policies.some(({ problem }) => problem)) return undefined;
  const [first, second] = policies;
  const rulesOf = ({ rules }: NetworkPolicy) => rules[direction] ?? [];
  return second && textOf(first.selector) === textOf(second.selector)
    ? onlyInOne(rulesOf(first), rulesOf(second)).flat()
    : policies.flatMap(rulesOf);
}

function isSurelyIsolated(
  network: Network,
  pods: Workload,
  direction: Direction,
): boolean {
  return network
    .policiesSelecting(pods)
    .some(
      ({ policy, match }) =>
        match === 'yes' && !policy.problem && policy.rules[direction],
    );
}

/** The pods of one state that an entry of the policy means, or may mean. */
function podsMeantBy(
  network: Network,
  { namespace }: NetworkPolicy,
  entry: PeerEntry,
): Workload[] {
  return placesOf(entry, namespace)
    .flatMap(place => podsIn(place)(network))
    .filter(workload =>
      mayMean(network, namespace, entry, { kind: 'workload', workload }),
    );
}

/** The namespaces that an entry looks into, where it names them; nothing for all of them. */
function placesOf(entry: PeerEntry, namespace: string): (string | undefined)[] {
  if ('ipBlock' in entry) return [undefined];
  if (!entry.namespaceSelector) return [namespace];
  const byName = entry.namespaceSelector.find(
    ({ key, operator }) => key === nameLabel && operator === 'In',
  );
  return byName?.values ?? [undefined];
}

/** What decides whether names are resolved decides about all ways of the pods. */
function meansNameServers(
  network: Network,
  { namespace }: NetworkPolicy,
  entries: PeerEntry[],
): boolean {
  const { dns } = network.facts;
  return (dns ? nameServers(dns) : []).some(server => {
    const end = toEnd(server);
    return (
      !end || entries.some(entry => mayMean(network, namespace, entry, end))
    );
  });
}

function mayMean(
  network: Network,
  namespace: string,
  entry: PeerEntry,
  end: End,
): boolean {
  return isMeant(network, namespace, entry, end, {}).outcome !== 'denied';
}
