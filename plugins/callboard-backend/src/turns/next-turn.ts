let lastTurn = Promise.resolve();
let waiting = 0;
let end = 0;

/**
 * Long work waits for this before each piece of it, so that nothing else in the process waits longer than so many
 * milliseconds for all such work together, and one piece. Nothing where the present round of the event loop has time left;
 * else a round that no other work has.
 */
export function nextTurn(milliseconds = 20): Promise<void> | undefined {
  const hasTime = waiting === 0 && performance.now() < end;
  return hasTime ? undefined : ownRound(milliseconds);
}

async function ownRound(milliseconds: number): Promise<void> {
  waiting += 1;
  lastTurn = lastTurn.then(() => new Promise(resolve => setImmediate(resolve)));
  await lastTurn;
  waiting -= 1;
  end = performance.now() + milliseconds;
}
