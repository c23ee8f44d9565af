import { ApiServerError } from '../ApiServer';

const newline = 0x0a;

/**
 * Pieces of a text, until they are whole lines. They are cut before they are decoded, so that no character is broken
 * that arrives in two pieces. An empty line is none.
 */
export class Lines {
  private pieces: Buffer[] = [];
  private length = 0;

  /** @param longest line, in bytes */
  constructor(
    private readonly longest: number,
    private readonly onLine: (line: string) => void,
  ) {}

  /** @throws ApiServerError where a line is too long; what `onLine` throws */
  add(chunk: Buffer): void {
    let start = 0;
    for (
      let end = chunk.indexOf(newline);
      end >= 0;
      end = chunk.indexOf(newline, start)
    ) {
      this.keep(chunk.subarray(start, end));
      this.end();
      start = end + 1;
    }
    this.keep(chunk.subarray(start));
  }

  /** What stands behind the last line break is a line, too. */
  end(): void {
    if (!this.length) return;
    const { pieces } = this;
    this.pieces = [];
    this.length = 0;
    this.onLine(
      (pieces.length > 1 ? Buffer.concat(pieces) : pieces[0]).toString(),
    );
  }

  private keep(piece: Buffer): void {
    if (!piece.length) return;
    this.length += piece.length;
    if (this.length > this.longest) {
      throw new ApiServerError(
        `a line of the API server is longer than ${this.longest} bytes`,
      );
    }
    this.pieces.push(piece);
  }
}
