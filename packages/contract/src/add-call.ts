import {
  isMap,
  isNode,
  isPair,
  isScalar,
  parseDocument,
  Pair,
  Scalar,
  YAMLMap,
} from 'yaml';
import { Parsed } from './issue';
import { ManagedCallEntry } from './microservice/calls';

/**
 * Adds a call to the text of a `microservice.yaml` by inserting it where the parser located its place: no other
 * byte changes, so comments, order and quoting stay as their author left them.
 *
 * `text` is a valid contract file that does not have this call. A text that cannot be edited safely comes back as
 * the issue `not-editable`.
 * @public
 */
export function addCall(
  text: string,
  prefix: string,
  call: ManagedCallEntry,
): Parsed<string> {
  const edited = insertCall(text, prefix, call);
  return edited !== undefined && holdsExactly(text, edited, prefix, call)
    ? { ok: true, value: edited }
    : {
        ok: false,
        issues: [
          {
            code: 'not-editable',
            path: ['spec', 'calls', prefix],
            message: `the file is written in a way that cannot be edited safely: add the call ${prefix} by hand`,
          },
        ],
      };
}

function insertCall(
  text: string,
  prefix: string,
  call: ManagedCallEntry,
): string | undefined {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const entry = `${prefix}: {service: ${call.service}, namespace: ${call.namespace}, port: ${call.port}}`;
  const spec = parseDocument(text).get('spec');
  if (!isMap(spec)) return undefined;
  const pair = spec.items.find(
    item => isScalar(item.key) && item.key.value === 'calls',
  );

  if (!pair) {
    return spec.flow
      ? insertIntoFlowMap(text, spec, `calls: {${entry}}`)
      : insertBelow(
          text,
          spec,
          indent => [`calls:`, `${indent}  ${entry}`],
          eol,
        );
  }
  if (isMap(pair.value)) {
    return pair.value.flow
      ? insertIntoFlowMap(text, pair.value, entry)
      : insertBelow(text, pair.value, () => [entry], eol);
  }
  return undefined;
}

function insertIntoFlowMap(
  text: string,
  map: YAMLMap,
  entry: string,
): string | undefined {
  if (!map.range) return undefined;
  const end = map.range[1] - 1;
  const inside = text.slice(0, end).trimEnd();
  const separator = inside.endsWith('{') || inside.endsWith(',') ? '' : ', ';
  return `${text.slice(0, inside.length)}${separator}${entry}${text.slice(
    inside.length,
  )}`;
}

/** Inserts lines behind the last entry of a block map, at the indentation of its first. */
function insertBelow(
  text: string,
  map: YAMLMap,
  lines: (indent: string) => string[],
  eol: string,
): string | undefined {
  const first = map.items[0] as Pair<Scalar> | undefined;
  const last = map.items.at(-1);
  if (
    !first?.key.range ||
    !isPair(last) ||
    !isNode(last.value) ||
    !last.value.range
  )
    return undefined;
  const lineStart = text.lastIndexOf('\n', first.key.range[0]) + 1;
  const indent = text.slice(lineStart, first.key.range[0]);
  if (indent.trim() !== '') return undefined;

  const valueEnd = last.value.range[1];
  const block = lines(indent)
    .map((line, index) => (index === 0 ? indent + line : line))
    .join(eol);
  if (text[valueEnd - 1] === '\n')
    return text.slice(0, valueEnd) + block + eol + text.slice(valueEnd);
  const lineEnd = text.indexOf('\n', valueEnd);
  if (lineEnd === -1) return text + eol + block + eol;
  return text.slice(0, lineEnd + 1) + block + eol + text.slice(lineEnd + 1);
}

/** The edited text must mean what the old one meant, and the new call: nothing else. */
function holdsExactly(
  before: string,
  after: string,
  prefix: string,
  call: ManagedCallEntry,
): boolean {
  const expected = parseDocument(before).toJS() as {
    spec: { calls?: Record<string, ManagedCallEntry> };
  };
  if (expected.spec.calls && prefix in expected.spec.calls) return false;
  expected.spec.calls = { ...expected.spec.calls, [prefix]: { ...call } };
  const document = parseDocument(after);
  return (
    document.errors.length === 0 &&
    sortedJson(document.toJS()) === sortedJson(expected)
  );
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}
