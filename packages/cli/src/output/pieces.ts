const enough = 1 << 16;

/** Puts small pieces together: fewer writes, and still no text that is too long. */
export function* pieces(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < enough) continue;
    yield piece;
    piece = '';
  }
  if (piece) yield piece;
}
