import { setTimeout as wait } from 'node:timers/promises';

/** Waits so long, or until `signal` aborts. It keeps no process alive. */
export async function pause(
  seconds: number,
  signal: AbortSignal,
): Promise<void> {
  await wait(seconds * 1000, undefined, { signal, ref: false }).catch(error => {
    if (!signal.aborted) throw error;
  });
}
