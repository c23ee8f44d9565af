import {
  isCollection,
  isMap,
  isNode,
  isPair,
  Node,
  YAMLMap,
  YAMLSeq,
} from 'yaml';

/** A field of a map or an item of a list: where its key, or the item itself, starts, and its value. */
export interface Entry {
  start: number;
  value: Node | undefined;
}

/** In the order of the text; nothing where the parser does not tell where they stand. */
export function entriesOf(collection: YAMLMap | YAMLSeq): Entry[] {
  const entries = isMap(collection)
    ? collection.items.map(({ key, value }) => entry(key, value))
    : collection.items.map(item => entry(item, item));
  return entries.every(one => one !== undefined) ? entries : [];
}

function entry(start: unknown, value: unknown): Entry | undefined {
  return isNode(start) && start.range
    ? { start: start.range[0], value: isNode(value) ? value : undefined }
    : undefined;
}

/** The parser lets a block collection reach over the comments behind it; its last value does not. */
export function endOf(node: Node): number {
  const last = isCollection(node) && !node.flow ? node.items.at(-1) : undefined;
  const value = isPair(last) ? last.value ?? last.key : last;
  return isNode(value) ? endOf(value) : node.range![1];
}

export function lineStart(text: string, offset: number): number {
  return text.slice(0, offset).lastIndexOf('\n') + 1;
}

/** Behind the line break, or at the end of the text. A block text (`|`) ends behind its line break already. */
export function lineEnd(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** Behind the comments right below that are further in than the entry: they are a part of it. */
export function endOfComments(
  text: string,
  offset: number,
  indent: string,
): number {
  const end = lineEnd(text, offset + 1);
  const isFurtherIn = new RegExp(`^${indent} +#`).test(text.slice(offset, end));
  return offset < text.length && isFurtherIn
    ? endOfComments(text, end, indent)
    : offset;
}
