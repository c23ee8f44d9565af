import { NetworkPolicy } from '../network-policy/network-policy';
import { byNamespace } from './by-namespace';
import { joinParts } from './join-parts';
import { Network } from './network';
import { policiesSelecting } from './policies-selecting';
import { NetworkPart, Understood } from './understand';

/**
 * A later state of a network, from all of its parts: like {@link joinParts}, and much quicker where most parts are the
 * same objects as before and the others hold other versions of the same NetworkPolicies. The network itself where all
 * parts are the same.
 * @public
 */
export function revise(network: Network, parts: NetworkPart[]): Network {
  const changes = changesBetween(network.parts, parts);
  if (changes?.length === 0) return network;
  const versions = changes?.map(versionsOf);
  if (!versions?.every(isKnown)) return joinParts(parts, network.facts);
  const policies = new Map(versions.flatMap(one => one));
  const objects = new Map(
    [...policies].map(([before, after]) => [before.object, after.object]),
  );
  const networkPolicies = network.networkPolicies.map(
    policy => policies.get(policy) ?? policy,
  );
  const networkPoliciesIn = byNamespace(networkPolicies);
  return {
    ...network,
    parts,
    snapshot: {
      ...network.snapshot,
      objects: network.snapshot.objects.map(
        object => objects.get(object) ?? object,
      ),
    },
    networkPolicies,
    networkPoliciesIn,
    policiesSelecting: policiesSelecting(networkPoliciesIn),
  };
}

type Change = [before: NetworkPart, after: NetworkPart];
type Versions = [before: NetworkPolicy, after: NetworkPolicy][];

/** Nothing where parts have come or gone. */
function changesBetween(
  before: NetworkPart[],
  after: NetworkPart[],
): Change[] | undefined {
  if (before.length !== after.length) return undefined;
  const changes: Change[] = [];
  for (const [at, part] of after.entries()) {
    if (part !== before[at]) changes.push([before[at], part]);
  }
  return changes;
}

/** Nothing where they hold anything but versions of NetworkPolicies that make sense. */
function versionsOf([before, after]: Change): Versions | undefined {
  const isSame =
    before.objects.length === after.objects.length &&
    before.problems.length + after.problems.length === 0;
  if (!isSame) return undefined;
  const versions = before.objects.map((one, at) => {
    const other = after.objects[at];
    const policies = [one, other].map(policyIn);
    return one.id === other.id ? policies : [];
  });
  return versions.every(isPair) ? versions : undefined;
}

function policyIn(one: Understood): NetworkPolicy | undefined {
  return one.is === 'network-policy' && !one.read.problem
    ? one.read
    : undefined;
}

function isPair(
  policies: (NetworkPolicy | undefined)[],
): policies is [NetworkPolicy, NetworkPolicy] {
  return policies.length === 2 && policies.every(isKnown);
}

function isKnown<T>(one: T | undefined): one is T {
  return one !== undefined;
}
