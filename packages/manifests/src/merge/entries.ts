import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  Pair,
  ParsedNode,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { isMapValue, Json } from './value';

export type ParsedPair = Pair<ParsedNode, ParsedNode | null>;
export type ParsedCollection = YAMLMap.Parsed | YAMLSeq.Parsed;

/** One field of a map or item of a list, as it stands in the text. */
export interface Entry {
  /** Where its key, its dash or, in a flow list, the item itself starts. */
  start: number;
  /** Where its value ends: behind the line break only for a block text (`|`). */
  end: number;
  /** In a block: what introduces the value, and where that ends. */
  mark?: { sign: ':' | '-'; end: number };
  node: ParsedNode | null;
  value: Json;
}

/** The entries of a collection in the order of the text; `value` is what the collection is read as. */
export function entriesOf(collection: ParsedCollection, value: Json): Entry[] {
  if (isMap(collection)) {
    const fields = isMapValue(value) ? value : {};
    return (collection as YAMLMap.Parsed).items.map(pair => ({
      start: pair.key.range[0],
      end: endOfPair(pair),
      mark: markOf(':', pair.srcToken?.sep),
      node: pair.value,
      value: fields[nameOf(pair) ?? ''] ?? null,
    }));
  }
  const items = Array.isArray(value) ? value : [];
  const marks = (collection.srcToken?.items ?? []).flatMap(
    ({ start }) => markOf('-', start) ?? [],
  );
  return (collection as YAMLSeq.Parsed).items.map((node, index) => ({
    start: marks[index] ? marks[index].end - 1 : startOf(node),
    end: endOf(node),
    mark: marks[index],
    node: isPair(node) ? null : node,
    value: items[index] ?? null,
  }));
}

/** The key of a field as Kubernetes reads it; nothing for a key that is no plain value. */
export function nameOf({ key }: ParsedPair): string | undefined {
  return isScalar(key) ? String(key.value ?? '') : undefined;
}

const tokenTypes = { ':': 'map-value-ind', '-': 'seq-item-ind' };

function markOf(
  sign: ':' | '-',
  tokens: { type: string; offset: number }[] = [],
): Entry['mark'] {
  const token = tokens.find(({ type }) => type === tokenTypes[sign]);
  return token && { sign, end: token.offset + 1 };
}

function startOf(node: ParsedNode | ParsedPair): number {
  return (isPair(node) ? node.key : node).range[0];
}

/** The parser lets a block collection reach over the comments behind it; its last value does not. */
function endOf(node: ParsedNode | ParsedPair): number {
  if (isPair(node)) return endOfPair(node);
  const last =
    isCollection(node) && !node.flow
      ? (node as ParsedCollection).items.at(-1)
      : undefined;
  return last ? endOf(last) : node.range[1];
}

function endOfPair({ key, value, srcToken }: ParsedPair): number {
  return Math.max(
    value ? endOf(value) : key.range[1],
    markOf(':', srcToken?.sep)?.end ?? 0,
  );
}
