import { parseDocument } from 'yaml';
import { Parsed } from './issue';

/**
 * Reads one YAML document into plain JSON.
 *
 * Keys that stand twice, several documents, anchors that multiply (more than 100 aliases) and whatever else is not
 * one YAML document come back as the issue `not-yaml` with the line in its message. Never throws.
 * @public
 */
export function readDocument(text: string): Parsed<unknown> {
  const refuse = (message: string): Parsed<unknown> => ({
    ok: false,
    issues: [{ code: 'not-yaml', path: [], message }],
  });
  const document = parseDocument(text, { uniqueKeys: true });
  if (document.errors.length) {
    const [error] = document.errors;
    const line = error.linePos?.[0].line;
    return refuse(
      `not a YAML document${line ? `, line ${line}` : ''}: ${
        error.message.split(/ at line \d|\n/)[0]
      }`,
    );
  }
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    return refuse(
      `not a YAML document: ${
        error instanceof Error ? error.message : String(error)
      }`,
    );
  }
}
