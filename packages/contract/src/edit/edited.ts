import { Parsed } from '../issue';
import { readDocument } from '../read-document';

/**
 * The edited text where it means exactly what it should, read again; else, and where nothing could be edited, the issue
 * `not-editable`.
 */
export function edited(
  text: string | undefined,
  expected: unknown,
  path: (string | number)[],
  byHand: string,
): Parsed<string> {
  return text !== undefined && means(text, expected)
    ? { ok: true, value: text }
    : {
        ok: false,
        issues: [
          {
            code: 'not-editable',
            path,
            message: `the file is written in a way that cannot be edited safely: ${byHand} by hand`,
          },
        ],
      };
}

function means(text: string, expected: unknown): boolean {
  const document = readDocument(text);
  return document.ok && sortedJson(document.value) === sortedJson(expected);
}

/** One text for all that means the same: the order of keys does not matter. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}
