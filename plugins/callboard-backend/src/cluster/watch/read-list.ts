import { inTurns } from '../../turns/in-turns';
import { ApiServer } from '../ApiServer';
import { Raw } from '../project/raw';
import { resourceVersionIn, unreadable } from './watch-event';

/**
 * Reads all of a kind, 500 objects at a time.
 * @param onObject hears of each
 * @returns where a watch may go on from, and how many pages there were
 * @throws ApiServerError
 */
export async function readList(
  api: ApiServer,
  path: string,
  { signal, onObject }: { signal: AbortSignal; onObject: (raw: Raw) => void },
): Promise<{ resourceVersion?: string; pages: number }> {
  let next: string | undefined;
  for (let pages = 1; ; pages++) {
    const query = new URLSearchParams({
      limit: '500',
      ...(next && { continue: next }),
    });
    const page = asPage(await api.get(`${path}?${query}`, signal));
    await inTurns(page.items, onObject);
    next = page.next;
    if (!next) return { ...resourceVersionIn(page.list), pages };
  }
}

function asPage(list: unknown): { list: Raw; items: Raw[]; next?: string } {
  const { items, metadata } = (list ?? {}) as Raw;
  if (!Array.isArray(items)) {
    throw unreadable('sent what is no list');
  }
  const next = metadata?.continue;
  return {
    list: { metadata },
    items: items.map(item => item ?? {}),
    ...(typeof next === 'string' && next && { next }),
  };
}
