import { requestsText } from '../words/condition';
import { conditional, denied, unknown, Verdict } from '../verdict/verdict';
import {
  ofPerhaps,
  overRules,
  Reading,
  Selecting,
  takesNothing,
} from './reading';

/** "If any DENY policies match, deny the request." What a rule denies of requests is left out of those that are let in. */
export function isNotDenied(reading: Reading, selecting: Selecting): Verdict {
  const verdict = overRules(reading, selecting.policy, (way, place) => {
    switch (way.is) {
      case 'always':
        return denied({ ...place, code: 'rule-denies' });
      case 'never':
        return takesNothing(way, place);
      case 'requests':
        return conditional(
          [{ kind: 'requests', requests: [{}], except: [way.requests] }],
          {
            ...place,
            code: 'requests-denied',
            detail: { requests: requestsText(way.requests) },
          },
        );
      default:
        return unknown({ ...place, ...way.because });
    }
  });
  return ofPerhaps(selecting, reading, verdict);
}
