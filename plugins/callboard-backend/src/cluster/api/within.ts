import { ApiServerError } from '../ApiServer';

/**
 * Does what may take so long, and no longer.
 * @param work gets what tells it to stop, and what stops the clock for the rest of it; one that does not listen is left
 *   alone
 * @throws ApiServerError where it takes longer; the reason of `signal` where that aborts
 */
export function within<T>(
  seconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal, stopClock: () => void) => Promise<T>,
): Promise<T> {
  const ours = new AbortController();
  const abort = () => ours.abort(signal.reason);
  const late = new ApiServerError(
    `the API server did not answer within ${seconds} s`,
  );
  const timer = setTimeout(() => ours.abort(late), seconds * 1000);
  const stopClock = () => clearTimeout(timer);
  return new Promise<T>((resolve, reject) => {
    ours.signal.addEventListener('abort', () => reject(ours.signal.reason));
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    else work(ours.signal, stopClock).then(resolve, reject);
  }).finally(() => {
    stopClock();
    signal.removeEventListener('abort', abort);
  });
}
