import { unknown, Verdict } from '../verdict/verdict';

/** Where it is not known which case it is, what comes out of all of them holds; else they are said to differ. */
export function inEachCase(
  [first, ...others]: Verdict[],
  ...why: Verdict['reasons']
): Verdict {
  return others.every(other => isSame(first, other))
    ? first
    : unknown(
        ...(why.length
          ? why
          : [first, ...others].flatMap(({ reasons }) => reasons)),
      );
}

function isSame(one: Verdict, other: Verdict): boolean {
  if (one.outcome !== 'conditional' || other.outcome !== 'conditional') {
    return one.outcome === other.outcome;
  }
  // Requests that different routes match are not compared.
  return (
    JSON.stringify(one.on) === JSON.stringify(other.on) &&
    one.on.every(({ kind }) => kind !== 'requests')
  );
}
