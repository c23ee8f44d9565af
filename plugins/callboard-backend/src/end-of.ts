import { EventEmitter } from 'node:events';

/**
 * Aborts when a response has been waited for so long, and when nobody waits any more. It is one signal, and not made of a
 * time-out and another: what is made of such a one in its turn is never collected.
 */
export function endOf(
  response: EventEmitter,
  milliseconds: number,
): AbortSignal {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), milliseconds);
  response.once('close', () => {
    clearTimeout(timer);
    end.abort();
  });
  return end.signal;
}
