import { Reason } from '@callboard/reachability';
import { Evidence } from './finding';

/** Where reasons show, each place once. */
export function shownBy(reasons: Reason[]): Evidence[] {
  const all = reasons.flatMap(({ object, rule, at }): [string, Evidence][] =>
    at
      ? [
          [
            `${at.path}:${at.line}`,
            {
              ...(object && { object }),
              ...(rule !== undefined && { rule }),
              at,
            },
          ],
        ]
      : [],
  );
  return [...new Map(all).values()];
}
