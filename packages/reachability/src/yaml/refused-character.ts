import { Unreadable } from './reading';

/**
 * What is not printable to YAML, and what version 1.1, and go-yaml with it, ends a line at, while later versions do not: a
 * comment might hide a policy.
 * @see https://yaml.org/spec/1.1/#c-printable
 * @see https://yaml.org/spec/1.1/#b-char
 */
const refused =
  /\r(?!\n)|[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** The first character that go-yaml refuses or takes for the end of a line; nothing where there is none. */
export function refusedCharacter(text: string): Unreadable | undefined {
  const at = text.search(refused);
  if (at < 0) return undefined;
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return {
    line: text.slice(0, at).split('\n').length,
    message: `the character U+${code}, which Kubernetes does not read as part of a line`,
  };
}
