let lastTurn = Promise.resolve();
let waiting = 0;

/** Waits for a round of the event loop that no other work has. */
async function ownTurn(): Promise<void> {
  waiting += 1;
  lastTurn = lastTurn.then(() => new Promise(resolve => setImmediate(resolve)));
  await lastTurn;
  waiting -= 1;
}

/**
 * Does a long piece of work one item after the other, and lets others have their turn in between: nothing else in the
 * process waits longer than this many milliseconds for it, and one item. Where several are under way, each has a round of
 * the event loop for itself.
 */
export async function inTurns<T>(
  items: Iterable<T>,
  work: (item: T) => void,
  milliseconds = 20,
): Promise<void> {
  if (waiting > 0) await ownTurn();
  let end = performance.now() + milliseconds;
  for (const item of items) {
    work(item);
    if (performance.now() < end) continue;
    await ownTurn();
    end = performance.now() + milliseconds;
  }
}
