import { allOf } from '../verdict/combine';
import { naming, Reason } from '../verdict/reason';
import { Condition, conditional, unknown, Verdict } from '../verdict/verdict';
import { AuthorizationPolicy } from './authorization-policy';
import {
  ofPerhaps,
  overRules,
  Reading,
  Selecting,
  takesNothing,
} from './reading';

/** Somebody else decides about what a rule matches, and at most one for each workload. */
export function asksOthers(reading: Reading, policies: Selecting[]): Verdict {
  const verdicts = policies.map(one =>
    ofPerhaps(one, reading, asksOther(reading, one.policy)),
  );
  const asking = policies.filter(
    (_, index) => verdicts[index].outcome !== 'allowed',
  );
  const providers = new Set(asking.map(({ policy }) => policy.provider));
  return providers.size > 1 && allOf(...verdicts).outcome === 'conditional'
    ? unknown(
        ...asking.map(
          ({ policy }): Reason => ({
            engine: 'istio',
            code: 'several-providers',
            ...naming(policy.object),
            detail: { providers: [...providers].join(', ') },
          }),
        ),
      )
    : allOf(...verdicts);
}

function asksOther(reading: Reading, policy: AuthorizationPolicy): Verdict {
  const { provider = '', isDryRun } = policy;
  return overRules(reading, policy, (way, place): Verdict => {
    if (way.is === 'never') return takesNothing(way, place);
    if (way.is === 'unknown') return unknown({ ...place, ...way.because });
    if (isDryRun) {
      const field = 'istio.io/dry-run with action: CUSTOM';
      return unknown({ ...place, code: 'not-evaluated', detail: { field } });
    }
    const condition: Condition = {
      kind: 'external-authorization',
      provider,
      ...(way.is === 'requests' && { requests: [way.requests] }),
    };
    return conditional([condition], {
      ...place,
      code: 'asks-provider',
      detail: { provider },
    });
  });
}
