import { Parser } from 'yaml';

/** A comment from its `#` to the end of its line, and where it starts. */
export interface Comment {
  offset: number;
  source: string;
}

/** Every comment of a text, in order. */
export function commentsOf(text: string): Comment[] {
  return [...new Parser().parse(text)]
    .flatMap(find)
    .sort((one, other) => one.offset - other.offset);
}

function find(token: unknown): Comment[] {
  if (typeof token !== 'object' || token === null) return [];
  const { type, offset, source } = token as Partial<Comment> & {
    type?: string;
  };
  return type === 'comment'
    ? [{ offset: offset!, source: source! }]
    : Object.values(token).flatMap(find);
}
