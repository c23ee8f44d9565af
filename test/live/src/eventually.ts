import { setTimeout as pause } from 'node:timers/promises';

/**
 * Looks again and again until it is so.
 * @param look what it sees is in the error where it never becomes so
 * @throws where it does not become so in time
 */
export async function eventually<T>(
  look: () => T | Promise<T>,
  isSo: (seen: T) => boolean,
  mostSeconds = 40,
): Promise<T> {
  const latest = Date.now() + mostSeconds * 1000;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > latest) {
      throw new Error(`still ${JSON.stringify(seen, undefined, 1)}`);
    }
    await pause(50);
  }
}
