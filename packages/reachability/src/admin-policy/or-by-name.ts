import { Reason } from '../verdict/reason';
import { allowed, conditional, unknown, Verdict } from '../verdict/verdict';

/** What holds where a rule accepts what certain names lead to, and something else holds for the rest. */
export function orByName(
  names: string[],
  because: Reason,
  otherwise: Verdict,
): Verdict {
  const { outcome, reasons } = otherwise;
  if (outcome === 'allowed') return allowed(because, ...reasons);
  if (outcome === 'denied')
    return conditional([{ kind: 'names', names: [...names].sort() }], because);
  const [condition, ...more] = outcome === 'conditional' ? otherwise.on : [];
  return condition?.kind === 'names' && more.length === 0
    ? conditional(
        [
          {
            kind: 'names',
            names: [...new Set([...names, ...condition.names])].sort(),
          },
        ],
        because,
        ...reasons,
      )
    : unknown(because, ...reasons);
}
