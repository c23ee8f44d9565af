import { InputError } from '@backstage/errors';

/** What the message of a commit of a change says. */
export interface ChangeMessage {
  title: string;
  /** Markdown. */
  body: string;
  branch: string;
  /** Entity ref. */
  requestedBy: string;
  /** The commit of the base branch that the files were computed from, where the commit says so. */
  base?: string;
}

/**
 * Title, body and trailers of a commit of a change.
 *
 * The trailers are the last block and only the last block is read as trailers, so a body that contains
 * `Requested-by: …` lines says nothing.
 * @throws InputError where there is no title, or `requestedBy` is not one line.
 */
export function formatChangeMessage(message: ChangeMessage): string {
  const title = printable(message.title).replace(/\s+/g, ' ').trim();
  if (!title) throw new InputError('a change needs a title');
  const body = printable(message.body)
    .replace(/^\s*\n/, '')
    .trimEnd();
  const trailers = formatTrailers({
    'Callboard-Change': message.branch,
    'Requested-by': message.requestedBy,
    ...(message.base && { 'Callboard-Base': message.base }),
  });
  return [title, body, trailers].filter(Boolean).join('\n\n');
}

/** The message as it was given, nothing where the commit is not one of a change. */
export function parseChangeMessage(text: string): ChangeMessage | undefined {
  const blocks = text.trim().split('\n\n');
  const trailers = parseTrailers(blocks.pop()!);
  const branch = trailers.get('Callboard-Change');
  const requestedBy = trailers.get('Requested-by');
  if (!branch || !requestedBy || blocks.length === 0) return undefined;
  const [title, ...body] = blocks;
  const base = trailers.get('Callboard-Base');
  return {
    title,
    body: body.join('\n\n'),
    branch,
    requestedBy,
    ...(base && { base }),
  };
}

/** The message of the commit that merges a change. Its trailer differs from that of the change's own commits. */
export function formatMergeMessage(message: ChangeMessage, by: string): string {
  const trailers = formatTrailers({
    'Callboard-Merge': message.branch,
    'Requested-by': message.requestedBy,
    'Merged-by': by,
  });
  return `Merge: ${message.title}\n\n${trailers}`;
}

function formatTrailers(trailers: Record<string, string>): string {
  return Object.entries(trailers)
    .map(([name, value]) => `${name}: ${oneLine(name, value)}`)
    .join('\n');
}

function parseTrailers(block: string): Map<string, string> {
  const pairs = block
    .split('\n')
    .map(line => /^([A-Za-z-]+): (.+)$/.exec(line))
    .filter(match => match !== null);
  return new Map(pairs.map(([, name, value]) => [name, value]));
}

function oneLine(name: string, value: string): string {
  if (!value.trim() || value !== printable(value) || /[\r\n\t]/.test(value)) {
    throw new InputError(
      `${name} has to be one line, got ${JSON.stringify(value)}`,
    );
  }
  return value.trim();
}

/** Git counts a NUL in a message as damage, and terminals obey escape sequences. */
function printable(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  );
}
