import { Match } from '../labels/selector';
import { Reason } from '../verdict/reason';
import { RequestPattern } from '../verdict/verdict';

/** Why something is so, without the place that says it. */
export type Because = Pick<Reason, 'code' | 'detail'>;

/**
 * Does a part of a rule match what arrives? It always does, it never does, it does for certain requests, or nobody can
 * tell.
 */
export type Matching =
  | { is: 'always' }
  | { is: 'never'; because?: Because }
  | { is: 'requests'; requests: RequestPattern }
  | { is: 'unknown'; because: Because };

export const always: Matching = { is: 'always' };

export const never = (because?: Because): Matching => ({
  is: 'never',
  ...(because && { because }),
});

/** What a certain answer means; `because` says why nobody can tell. */
export function matchingOf(match: Match, because: Because): Matching {
  if (match === 'yes') return always;
  return match === 'no' ? never() : { is: 'unknown', because };
}

/** All parts must match. */
export function bothMatch(...parts: Matching[]): Matching {
  const [first] = [
    ...parts.filter(({ is }) => is === 'never'),
    ...parts.filter(({ is }) => is === 'unknown'),
  ];
  if (first) return first;
  const patterns = parts.flatMap(part =>
    part.is === 'requests' ? [part.requests] : [],
  );
  if (patterns.length === 0) return always;
  const when = patterns.flatMap(one => one.when ?? []);
  return {
    is: 'requests',
    requests: Object.assign({}, ...patterns, when.length > 0 && { when }),
  };
}
