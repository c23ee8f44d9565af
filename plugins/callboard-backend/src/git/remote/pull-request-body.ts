import { createHash } from 'node:crypto';

/** What Callboard knows of the text of a pull request that it wrote. */
export interface WrittenBody {
  /** Markdown as it was given. */
  body: string;
  /** The commit that the text was written for. */
  commit: string;
}

/** So many characters the last line takes: hosts count it with the rest. */
export const signatureLength = 100;

const SIGNATURE = /\n*<!-- callboard ([0-9a-f]{12}) ([0-9a-f]{40}) -->\s*$/;

/** The text with a last line that readers do not see: it tells later whether a person has edited it. */
export function signBody({ body, commit }: WrittenBody): string {
  return `${body}\n\n<!-- callboard ${hashOf(body)} ${commit} -->`;
}

/** What was signed, as long as nobody has edited it since. Hosts change line ends and trim. */
export function readSigned(text: string): WrittenBody | undefined {
  const [, hash, commit] = SIGNATURE.exec(text) ?? [];
  const body = unsigned(text);
  return commit && hashOf(body) === hash ? { body, commit } : undefined;
}

/** The text without the last line that is for us. */
export function unsigned(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(SIGNATURE, '');
}

function hashOf(body: string): string {
  return createHash('sha256').update(body.trim()).digest('hex').slice(0, 12);
}
