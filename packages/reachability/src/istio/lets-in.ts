import { anyOf, isolatedBy } from '../verdict/combine';
import { naming, Reason } from '../verdict/reason';
import {
  allowed,
  conditional,
  denied,
  unknown,
  Verdict,
} from '../verdict/verdict';
import { requestsText } from '../words/condition';
import { AuthorizationPolicy } from './authorization-policy';
import { malformed } from './malformed';
import { Because, Matching } from './matching';
import { placeOf, Reading, Selecting, waysOf } from './reading';

/** Without an ALLOW policy everybody is let in; with one, whom a rule of any of them names. */
export function isLetIn(reading: Reading, policies: Selecting[]): Verdict {
  const { to } = reading.arrival;
  const verdictsOf = (isSure: boolean) =>
    policies
      .filter(
        ({ policy, match }) => (match === 'yes' && !policy.problem) === isSure,
      )
      .map(({ policy }) => policyAllows(reading, policy));
  return isolatedBy(verdictsOf(true), verdictsOf(false), () =>
    allowed({
      engine: 'istio',
      code: 'no-authorization-policy',
      detail: { pods: `${to.namespace}/${to.name}` },
    }),
  );
}

/** Do the rules of an ALLOW policy let the caller in? Without rules it allows nothing. */
function policyAllows(reading: Reading, policy: AuthorizationPolicy): Verdict {
  if (policy.problem) return malformed(policy.object, policy.problem);
  const verdict = anyOf(
    policy.rules.flatMap((rule, index) =>
      waysOf(reading, policy, rule).map(way =>
        asAllowed(way, placeOf(policy, index)),
      ),
    ),
  );
  if (verdict.outcome !== 'denied' || verdict.reasons.length > 0) {
    return verdict;
  }
  const { caller } = reading;
  const { identity, name } = caller;
  const peer = identity.kind === 'workload' ? identity.principal : name;
  return denied({
    engine: 'istio',
    code: 'no-rule-for-peer',
    ...naming(policy.object),
    detail: { direction: 'ingress', peer },
  });
}

function asAllowed(
  way: Matching,
  place: Pick<Reason, 'engine' | 'object'>,
): Verdict {
  const because = (given: Because): Reason => ({ ...place, ...given });
  switch (way.is) {
    case 'always':
      return allowed(because({ code: 'rule-allows' }));
    case 'never':
      return denied(...(way.because ? [because(way.because)] : []));
    case 'requests':
      return conditional(
        [{ kind: 'requests', requests: [way.requests] }],
        because({
          code: 'request-decides',
          detail: { requests: requestsText(way.requests) },
        }),
      );
    default:
      return unknown(because(way.because));
  }
}
