import { z } from 'zod';
import { selectorSchema } from '../labels/selector';

/** Linkerd matches nothing by `Exists` or `DoesNotExist` with a list of values, even an empty one. */
const hasValuesForNothing = (selector: unknown) => {
  const { matchExpressions } = (selector ?? {}) as {
    matchExpressions?: unknown;
  };
  return (
    Array.isArray(matchExpressions) &&
    matchExpressions.some(
      one => /Exist/.test(String(one?.operator)) && one.values !== undefined,
    )
  );
};

/** A label selector as Linkerd reads it. */
export const linkerdSelectorSchema = z
  .unknown()
  .refine(selector => !hasValuesForNothing(selector), {
    error: 'Exists and DoesNotExist take no values, not even an empty list',
  })
  .pipe(selectorSchema);
