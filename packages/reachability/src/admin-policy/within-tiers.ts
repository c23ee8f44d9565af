import { Network } from '../network/network';
import { Crossing } from '../network-policy/crossing';
import { agreed } from '../verdict/agreed';
import { Problem } from '../snapshot';
import { naming, Reason } from '../verdict/reason';
import { unknown, Verdict } from '../verdict/verdict';
import { SelectingAdminPolicy } from './policies-for';
import { AdminPolicy, Tier } from './admin-policy';
import { hitsOf } from './hits';
import { assuming, overFamilies } from './over-families';
import { Family } from './peers';
import { throughTier } from './tier';

/**
 * Do the policies of a cluster's administrators let a packet through, with what stands between their two tiers?
 *
 * "Policy tiers are evaluated in the following order: Admin tier, NetworkPolicy tier, Baseline tier. If a connection
 * wasn't allowed or denied by any of the tiers, the default is applied, which says that all pods can communicate."
 * `namespaced` says what holds between the tiers; it asks what it is given where nothing there selects the pods, and
 * `whenOpen` says what holds where nothing at all decides.
 * @see https://network-policy-api.sigs.k8s.io/api-overview/#tiers
 */
export function withinTiers(
  network: Network,
  crossing: Crossing,
  namespaced: (otherwise: () => Verdict) => Verdict,
  whenOpen: () => Verdict,
): Verdict {
  const { direction } = crossing;
  const policies = network
    .adminPoliciesFor(crossing.self)
    .filter(({ policy }) => policy.problem ?? policy.rules[direction].length);
  if (policies.length === 0) return namespaced(whenOpen);
  const [{ policy: first }] = policies;
  const other = policies.find(({ policy }) => policy.version !== first.version);
  if (other) return unknown(twoVersions(policies[0], other));
  const ask = (family: Family) => {
    const tier = (name: Tier, next: () => Verdict) =>
      askTier(network, policies, name, crossing, family, next);
    return tier('Admin', () =>
      assuming(
        namespaced(() => tier('Baseline', whenOpen)),
        family,
      ),
    );
  };
  const verdict = asConsulted(
    crossing,
    crossing.peer.kind === 'workload' ? overFamilies(ask) : ask('IPv4'),
  );
  if (isCarriedOut(network, first)) return verdict;
  return agreed(
    [verdict, namespaced(whenOpen)],
    policies.map(({ policy }) => notKnownToCount(policy)),
  );
}

function askTier(
  network: Network,
  policies: SelectingAdminPolicy[],
  tier: Tier,
  crossing: Crossing,
  family: Family,
  next: () => Verdict,
): Verdict {
  const own = policies.filter(({ policy }) => policy.tier === tier);
  const broken = own.flatMap(({ policy }) =>
    policy.problem ? [malformed(policy, policy.problem)] : [],
  );
  if (broken.length > 0) return unknown(...broken);
  return throughTier(
    own.map(({ policy, match }) => ({
      policy,
      hits: hitsOf(network, policy, match, crossing, family),
    })),
    next,
  );
}

/** Of one API a plugin carries out one version: which one that is nobody knows where a cluster has policies of two. */
function isCarriedOut(
  { profile, adminPolicies }: Network,
  { version }: AdminPolicy,
): boolean {
  return (
    profile.adminPolicies.includes(version) &&
    adminPolicies.every(
      one =>
        one.version === version || !profile.adminPolicies.includes(one.version),
    )
  );
}

/** Whoever reads an answer has to see that there is more than NetworkPolicy to it. */
function asConsulted({ direction, self }: Crossing, verdict: Verdict): Verdict {
  if (verdict.reasons.some(({ engine }) => engine === 'admin-policy')) {
    return verdict;
  }
  const reason: Reason = {
    engine: 'admin-policy',
    code: 'no-tier-rule',
    detail: { direction, pods: `${self.namespace}/${self.name}` },
  };
  return { ...verdict, reasons: [reason, ...verdict.reasons] };
}

function malformed({ object }: AdminPolicy, problem: Problem): Reason {
  return {
    engine: 'admin-policy',
    code: 'malformed',
    ...naming(object),
    at: { path: problem.path, line: problem.line ?? 1 },
    detail: { problem: problem.message },
  };
}

/** How the policies of two versions would stand to each other nobody says. */
function twoVersions(
  { policy: { object } }: SelectingAdminPolicy,
  { policy: { object: other } }: SelectingAdminPolicy,
): Reason {
  return {
    engine: 'admin-policy',
    code: 'two-versions',
    ...naming(object),
    detail: { other: `${other.kind} ${other.metadata.name}` },
  };
}

function notKnownToCount({ object }: AdminPolicy): Reason {
  return {
    engine: 'admin-policy',
    code: 'version-not-known-to-count',
    ...naming(object),
  };
}
