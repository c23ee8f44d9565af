import { IncomingMessage } from 'node:http';
import { nextTurn } from '../../turns/next-turn';
import { ApiServerError } from '../ApiServer';
import { chunksOf } from './chunks-of';
import { Lines } from './Lines';

/**
 * Reads an answer line by line until its end.
 * @param idleSeconds where nothing arrives for so long, the other end counts as gone: a connection whose end was never
 *   heard stays open for ever
 * @param longest line, in bytes
 * @param onLine what it throws ends the reading, and is thrown
 * @throws ApiServerError where it breaks off, falls silent, or a line is too long
 */
export async function readLines(
  response: IncomingMessage,
  {
    idleSeconds,
    longest,
    onLine,
  }: {
    idleSeconds: number;
    longest: number;
    onLine: (line: string) => void;
  },
): Promise<void> {
  const silence = new ApiServerError(
    `the API server said nothing for ${idleSeconds} s`,
    { reason: 'Silent' },
  );
  const timer = setTimeout(() => response.destroy(silence), idleSeconds * 1000);
  const lines = new Lines(longest, onLine);
  try {
    for await (const chunk of chunksOf(response)) {
      timer.refresh();
      // Of a whole cluster there is much, and it arrives at once.
      const turn = nextTurn();
      if (turn) await turn;
      lines.add(chunk);
    }
    lines.end();
  } finally {
    clearTimeout(timer);
  }
}
