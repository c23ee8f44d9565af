import { useRef } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { toFailure } from '../failure';
import { afterOutcome, Outcome } from './outcome';

/**
 * Asks, and asks again when `dependencies` differ or on `retry`. What came of it last stays while the next is under way.
 * `read` need not stay the same function.
 */
export function useOutcome<View extends object>(
  request: { asked: string; subject: string; read: () => Promise<View> },
  dependencies: unknown[],
): { outcome?: Outcome<View>; isReading: boolean; retry: () => void } {
  const { asked, subject, read } = request;
  const last = useRef<Outcome<View>>();
  const { value, loading, retry } = useAsyncRetry(async () => {
    const next = await read().then(
      view => ({ asked, subject, view }),
      error => ({ asked, subject, failure: toFailure(error) }),
    );
    last.current = afterOutcome(last.current, next);
    return last.current;
  }, [asked, subject, ...dependencies]);
  return { outcome: value, isReading: loading, retry };
}
