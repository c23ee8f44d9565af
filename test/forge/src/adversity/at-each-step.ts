import { FaultyDoor, Passing } from '../FaultyDoor';

/**
 * Lets the requests that come from now on pass, up to the one with this number, from 1 on; that one fails.
 * Answers how many have come.
 */
export function failAt(
  door: FaultyDoor,
  step: number,
  passing: Passing,
): () => number {
  let count = 0;
  door.fail(request => {
    count += 1;
    return count === step ? passing(request) : undefined;
  });
  return () => count;
}
