import { nextTurn } from './next-turn';

/** Does a long piece of work one item after the other, and lets others have their turn in between: see {@link nextTurn}. */
export async function inTurns<T>(
  items: Iterable<T>,
  work: (item: T) => void,
  milliseconds?: number,
): Promise<void> {
  for (const item of items) {
    const turn = nextTurn(milliseconds);
    if (turn) await turn;
    work(item);
  }
}
