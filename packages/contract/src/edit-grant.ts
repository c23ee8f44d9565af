import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { edited, sortedJson } from './edit/edited';
import { insertBelow, insertIntoFlow } from './edit/insert';
import { cutEntry, withoutCuts } from './edit/remove';
import { Grant } from './grant';
import { Parsed } from './issue';

type Spec = Grant['spec'];

/** The fields that can be edited, and how. */
const edits: {
  [Field in keyof Spec]?: (text: string, target: Spec) => string | undefined;
} = {
  ports: (text, target) => editList(text, 'ports', target.ports),
  http: (text, target) => editList(text, 'http', target.http),
  environments: (text, target) =>
    editList(text, 'environments', target.environments),
  until: (text, target) => editScalar(text, 'until', target.until),
};

/**
 * Brings the text of a grant to hold another `spec`: list items and lines that must go or come, no other byte.
 *
 * `text` is a valid grant. Its `ports`, `http` and `environments` may get and lose items, and with `until` they may
 * change or go; whatever else differs, or cannot be edited safely, comes back as the issue `not-editable`.
 * @public
 */
export function editGrant(text: string, spec: Spec): Parsed<string> {
  const document = (parseDocument(text).toJS() ?? {}) as object;
  const result = Object.values(edits).reduce<string | undefined>(
    (current, edit) => current && edit(current, spec),
    text,
  );
  return edited(result, { ...document, spec }, ['spec'], 'change the grant');
}

function editList(
  text: string,
  field: string,
  target: unknown[] | undefined,
): string | undefined {
  const found = fieldOf(text, field);
  if (!found) return target ? undefined : text;
  if (!target) return without(text, found.spec, found.index);
  if (!isSeq(found.value)) return undefined;

  const held = found.value.toJSON() as unknown[];
  const gone = held.findIndex(item => !includes(target, item));
  if (gone !== -1 && held.length > 1) {
    const rest = without(text, found.value, gone);
    return rest && editList(rest, field, target);
  }
  const missing = target.find(item => !includes(held, item));
  if (missing === undefined) return text;
  const more = insertItem(text, found.value, missing);
  return more && editList(more, field, target);
}

function editScalar(
  text: string,
  field: string,
  target: string | undefined,
): string | undefined {
  const found = fieldOf(text, field);
  if (!found) return target === undefined ? text : undefined;
  if (target === undefined) return without(text, found.spec, found.index);
  if (!isScalar(found.value) || !found.value.range) return undefined;
  const [start, end] = found.value.range;
  const quote = /^['"]/.exec(text.slice(start))?.[0] ?? '';
  return `${text.slice(0, start)}${quote}${target}${quote}${text.slice(end)}`;
}

function fieldOf(text: string, field: string) {
  const spec = parseDocument(text).get('spec');
  if (!isMap(spec)) return undefined;
  const index = spec.items.findIndex(
    ({ key }) => isScalar(key) && key.value === field,
  );
  return index === -1
    ? undefined
    : { spec, index, value: spec.items[index].value };
}

function without(
  text: string,
  collection: YAMLMap | YAMLSeq,
  index: number,
): string | undefined {
  const cut = cutEntry(text, collection, index);
  return cut && withoutCuts(text, [cut]);
}

function insertItem(
  text: string,
  list: YAMLSeq,
  item: unknown,
): string | undefined {
  const entry = stringify(item, {
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
  }).trimEnd();
  return list.flow
    ? insertIntoFlow(text, list, entry)
    : insertBelow(text, list, () => [entry]);
}

function includes(items: unknown[], item: unknown): boolean {
  return items.some(one => sortedJson(one) === sortedJson(item));
}
