/**
 * Does a long piece of work one item after the other, and lets others have their turn in between: nothing else in the
 * process waits longer than this many milliseconds for it, and one item.
 */
export async function inTurns<T>(
  items: Iterable<T>,
  work: (item: T) => void,
  milliseconds = 20,
): Promise<void> {
  let end = performance.now() + milliseconds;
  for (const item of items) {
    work(item);
    if (performance.now() < end) continue;
    await new Promise(resolve => setImmediate(resolve));
    end = performance.now() + milliseconds;
  }
}
