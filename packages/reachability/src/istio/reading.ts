import { Match } from '../labels/selector';
import { SelectingPolicy } from '../network/policies-selecting';
import { allOf } from '../verdict/combine';
import { naming, Reason } from '../verdict/reason';
import { allowed, unknown, Verdict } from '../verdict/verdict';
import { Arrival } from '../packet/arrival';
import { AuthorizationPolicy } from './authorization-policy';
import { Caller } from './caller';
import { malformed } from './malformed';
import { Matching } from './matching';
import { Matched } from './rule';
import { AuthorizationRule } from './rule-schema';

/** How a proxy reads the rules of policies: a sidecar and a ztunnel do not read all of them alike. */
export interface Reading {
  arrival: Arrival;
  caller: Caller;
  hasTokens: Match;
  /** The ways in which a rule of a policy matches, for what the policy does. */
  waysToMatch(
    rule: AuthorizationRule,
    action: 'ALLOW' | 'DENY' | 'CUSTOM',
    matched: Matched,
  ): Matching[];
}

/** A policy that selects the called, surely or perhaps. */
export type Selecting = SelectingPolicy<AuthorizationPolicy>;

/** What all ways of all rules of a policy say. */
export function overRules(
  reading: Reading,
  policy: AuthorizationPolicy,
  say: (way: Matching, place: Pick<Reason, 'engine' | 'object'>) => Verdict,
): Verdict {
  if (policy.problem) return malformed(policy.object, policy.problem);
  return allOf(
    ...policy.rules.flatMap((rule, index) =>
      waysOf(reading, policy, rule).map(way =>
        say(way, placeOf(policy, index)),
      ),
    ),
  );
}

/** The ways in which a rule of a policy matches. */
export function waysOf(
  { arrival, caller, hasTokens, waysToMatch }: Reading,
  { namespace, action = 'ALLOW' }: AuthorizationPolicy,
  rule: AuthorizationRule,
): Matching[] {
  const matched = { arrival, caller, namespace, hasTokens };
  return waysToMatch(rule, action, matched);
}

/** Where a rule stands. */
export function placeOf({ object }: AuthorizationPolicy, index: number) {
  return {
    engine: 'istio' as const,
    ...naming(object, { list: 'rules', index }),
  };
}

/** A rule that takes nothing away; it says so where that is not what its policy says. */
export function takesNothing(
  { because }: Extract<Matching, { is: 'never' }>,
  place: Pick<Reason, 'engine' | 'object'>,
): Verdict {
  return because?.code === 'without-effect'
    ? allowed({ ...place, ...because })
    : allowed();
}

/** A policy that perhaps selects: where it takes something away, nobody knows. */
export function ofPerhaps(
  { policy, match }: Selecting,
  { arrival: { to } }: Reading,
  verdict: Verdict,
): Verdict {
  if (match === 'yes' || verdict.outcome === 'allowed') return verdict;
  return unknown(
    {
      engine: 'istio',
      code: 'label-set-at-run-time',
      ...naming(policy.object),
      detail: { pods: `${to.namespace}/${to.name}` },
    },
    ...verdict.reasons,
  );
}
