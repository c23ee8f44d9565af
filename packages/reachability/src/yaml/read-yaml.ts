import { asKubectlReads } from '@callboard/kubernetes-yaml';
import {
  Document,
  isMap,
  isNode,
  isSeq,
  LineCounter,
  parseAllDocuments,
} from 'yaml';
import { isList, type List } from './is-list';
import { Reading, Unreadable } from './reading';
import { refusedCharacter } from './refused-character';
import { refusedSeparator } from './refused-separator';
import { lineOfRefusedTab } from './refused-tab';

/** Reads all of YAML: each document, and each item of one that is a list. Empty ones are passed over; nothing throws. */
export function readYaml(text: string): (Reading | Unreadable)[] {
  const refused = refusedCharacter(text) ?? refusedSeparator(text);
  if (refused) return [refused];
  const tab = lineOfRefusedTab(text);
  if (tab) return [{ line: tab, message: 'a tab, where spaces are needed' }];
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    ...asKubectlReads,
    lineCounter: lines,
    logLevel: 'error',
  });
  return [...documents].flatMap(document => readDocument(document, lines));
}

function readDocument(
  document: Document.Parsed,
  lines: LineCounter,
): (Reading | Unreadable)[] {
  const line = lineOf(document.contents, lines) ?? 1;
  const [error] = document.errors;
  if (error) {
    return [
      {
        line: error.linePos?.[0].line,
        message: reasonOf(error),
      },
    ];
  }
  const plain = toPlain(document);
  if (!plain.ok) return [{ line, message: `not readable: ${plain.message}` }];
  if (plain.value === null || plain.value === undefined) return [];
  return itemsOf(plain.value, document.contents).map(([value, node]) => ({
    value,
    line: lineOf(node, lines) ?? line,
    lines: linesOfLists(node, lines),
  }));
}

function lineOf(node: unknown, lines: LineCounter): number | undefined {
  return isNode(node) && node.range
    ? lines.linePos(node.range[0]).line
    : undefined;
}

/** A list is its items, anything else is itself. */
function itemsOf(value: unknown, node: unknown): [unknown, unknown][] {
  if (!isList(value)) return [[value, node]];
  const items = isMap(node) ? node.get('items', true) : undefined;
  return value.items.map((item, index) => [
    typed(item, value),
    isSeq(items) ? items.items[index] : undefined,
  ]);
}

/** "For typed lists, e.g., a PodList, API server doesn't set each item's APIVersion and Kind": the list tells them. */
function typed(item: unknown, { apiVersion, kind }: List): unknown {
  const isTyped = kind !== 'List' && typeof item === 'object' && item !== null;
  return isTyped && !('apiVersion' in item) && !('kind' in item)
    ? { apiVersion, kind: kind.replace(/List$/, ''), ...item }
    : item;
}

function linesOfLists(
  node: unknown,
  lines: LineCounter,
): Record<string, number> {
  const spec = isMap(node) ? node.get('spec', true) : undefined;
  if (!isMap(spec)) return {};
  return Object.fromEntries(
    spec.items.flatMap(({ key, value }) =>
      isSeq(value)
        ? value.items.flatMap((item, index) => {
            const line = lineOf(item, lines);
            return line === undefined ? [] : [[`${key}.${index}`, line]];
          })
        : [],
    ),
  );
}

/** Aliases that multiply beyond measure, lead nowhere or back to themselves hold nothing. */
function toPlain(
  document: Document.Parsed,
): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    JSON.stringify(value);
    return { ok: true, value };
  } catch (error) {
    return {
      ok: false,
      message: reasonOf(error),
    };
  }
}

/** Its place is told apart from it. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /call stack/.test(message)
    ? 'it is nested too deeply'
    : message.split(/ at line \d|\n/)[0];
}
