import { agreed } from '../verdict/agreed';
import { allowed, conditional, denied, Verdict } from '../verdict/verdict';
import { Family } from './peers';

/** What holds between pods, which may talk over either family of addresses: each is asked about by itself. */
export function overFamilies(ask: (family: Family) => Verdict): Verdict {
  const four = ask('IPv4');
  const six = ask('IPv6');
  const differs = `${four.outcome} ${six.outcome}`;
  const reasons = [...four.reasons, ...six.reasons];
  if (differs === 'allowed denied') {
    return conditional([{ kind: 'ip-family', family: 'IPv4' }], ...reasons);
  }
  return differs === 'denied allowed'
    ? conditional([{ kind: 'ip-family', family: 'IPv6' }], ...reasons)
    : agreed([four, six], reasons);
}

/** What is left of a condition on the family once that is known. */
export function assuming(verdict: Verdict, family: Family): Verdict {
  if (verdict.outcome !== 'conditional') return verdict;
  const { on, reasons } = verdict;
  if (on.some(one => one.kind === 'ip-family' && one.family !== family)) {
    return denied(...reasons);
  }
  const left = on.filter(({ kind }) => kind !== 'ip-family');
  return left.length > 0 ? conditional(left, ...reasons) : allowed(...reasons);
}
