import { allOf } from '../verdict/combine';
import { Condition, Verdict } from '../verdict/verdict';
import { asksOthers } from './asks-others';
import { AuthorizationPolicy } from './authorization-policy';
import { isNotDenied } from './denies';
import { isLetIn } from './lets-in';
import { malformed } from './malformed';
import { Reading, Selecting } from './reading';

/**
 * What AuthorizationPolicies say: those that ask somebody else go first, then those that deny, then those that allow.
 * All three must let it in.
 * @see https://istio.io/latest/docs/concepts/security/#implicit-enablement
 */
export function isAuthorized(reading: Reading, policies: Selecting[]): Verdict {
  const nobodyKnows = policies.find(({ policy }) => !policy.action);
  if (nobodyKnows?.policy.problem) {
    return malformed(nobodyKnows.policy.object, nobodyKnows.policy.problem);
  }
  const of = (action: AuthorizationPolicy['action']) =>
    policies.filter(({ policy }) => policy.action === action);
  return withRequestsAsOne(
    allOf(
      asksOthers(reading, of('CUSTOM')),
      ...of('DENY').map(one => isNotDenied(reading, one)),
      isLetIn(reading, of('ALLOW')),
    ),
  );
}

/** Requests that are let in, but for those that are denied, as one condition. */
function withRequestsAsOne(verdict: Verdict): Verdict {
  if (verdict.outcome !== 'conditional') return verdict;
  const ofRequests = verdict.on.flatMap(one =>
    one.kind === 'requests' ? [one] : [],
  );
  if (ofRequests.length < 2) return verdict;
  const letIn = ofRequests.find(({ except }) => !except) ?? ofRequests[0];
  const one: Condition = {
    kind: 'requests',
    requests: letIn.requests,
    except: ofRequests.flatMap(({ except = [] }) => except),
  };
  const others = verdict.on.filter(({ kind }) => kind !== 'requests');
  return { ...verdict, on: [...others, one] };
}
