import { setTimeout as pause } from 'node:timers/promises';

/** Time and chance, so that tests need not wait for them. */
export interface Clock {
  now(): Date;
  /** From 0 to 1, without 1. */
  random(): number;
  /** Waits so long, or until the signal aborts; it does not throw then. */
  sleep(seconds: number, signal: AbortSignal): Promise<void>;
}

/** The machine's own. */
export const systemClock: Clock = {
  now: () => new Date(),
  random: Math.random,
  sleep: (seconds, signal) =>
    pause(seconds * 1000, undefined, { signal, ref: false }).catch(
      () => undefined,
    ),
};
