import { eachOnce } from './each-once';
import { Reason } from './reason';
import { unknown, Verdict } from './verdict';

/** What holds whichever of these does: what they agree on. Where they do not, nobody knows, and `why` says it. */
export function agreed(verdicts: Verdict[], why: Reason[]): Verdict {
  const [first, ...others] = verdicts;
  const reasons = eachOnce(verdicts.flatMap(one => one.reasons));
  return others.every(one => isSame(one, first))
    ? { ...first, reasons }
    : unknown(
        ...eachOnce([
          ...why,
          ...verdicts.flatMap(one =>
            one.outcome === 'unknown' ? one.reasons : [],
          ),
        ]),
      );
}

function isSame(one: Verdict, other: Verdict): boolean {
  const conditions = (verdict: Verdict) =>
    verdict.outcome === 'conditional' ? JSON.stringify(verdict.on) : '';
  return one.outcome === other.outcome && conditions(one) === conditions(other);
}
