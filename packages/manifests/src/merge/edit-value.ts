import { isAlias, isCollection, isMap, isSeq, ParsedNode, YAMLMap } from 'yaml';
import { editBlock, isOnOwnLine, replaceInBlock } from './edit-block';
import { editFlow } from './edit-flow';
import { entriesOf, Entry, ParsedCollection } from './entries';
import { CollectionPlan, planList, planMap } from './plan-collection';
import { printFlow } from './print';
import { Reading } from './read-manifests';
import { Splice } from './splice';
import { isMapValue, Json } from './value';

/**
 * The changes of the text that turn a node's value from `value` into `target`: as few lines as there can be.
 *
 * What cannot be written here is left out: whoever makes the changes reads the result and compares.
 */
export function editValue(
  reading: Reading,
  node: ParsedNode | null,
  value: Json,
  target: Json,
): Splice[] {
  if (!isCollection(node)) return [];
  const collection = node as ParsedCollection;
  const plan = planOf(collection, value, target);
  if (!plan) return [];

  const entries = entriesOf(collection, value);
  const changes = [...plan.changed].flatMap(([index, wanted]) =>
    editEntry(reading, entries, index, wanted),
  );
  return [
    ...changes,
    ...(collection.flow
      ? editFlow(entries, plan)
      : editBlock(reading, entries, plan)),
  ];
}

function planOf(
  collection: ParsedCollection,
  value: Json,
  target: Json,
): CollectionPlan | undefined {
  if (isMap(collection) && isMapValue(value) && isMapValue(target))
    return planMap(collection as YAMLMap.Parsed, value, target);
  if (isSeq(collection) && Array.isArray(value) && Array.isArray(target))
    return planList(value, target);
  return undefined;
}

/** Goes into the value of the entry where something of it stays, and replaces it as a whole otherwise. */
function editEntry(
  reading: Reading,
  entries: Entry[],
  index: number,
  target: Json,
): Splice[] {
  const entry = entries[index];
  const { node, value } = entry;
  if (
    isCollection(node) &&
    isGoneInto(reading, node as ParsedCollection, value, target)
  )
    return editValue(reading, node, value, target);
  // An alias stands for a value that others have too: a plain value can take its place, its parts cannot change.
  if (!node || (isAlias(node) && typeof target === 'object')) return [];
  if (!entry.mark || isFlowWithEntries(node, target))
    return [replaceInFlow(node, target)];
  return [replaceInBlock(reading, entries, index, target)];
}

/** Does an entry stay, or can others take the lines of those that go? */
function isGoneInto(
  { text }: Reading,
  node: ParsedCollection,
  value: Json,
  target: Json,
): boolean {
  const plan = planOf(node, value, target);
  if (!plan || !node.items.length || !Object.keys(target as object).length)
    return false;
  return (
    plan.removed.size < node.items.length ||
    (!node.flow && isOnOwnLine(text, node.range[0]))
  );
}

function isFlowWithEntries(node: ParsedNode, target: Json): boolean {
  return (
    isCollection(node) &&
    Boolean(node.flow) &&
    node.items.length > 0 &&
    typeof target === 'object'
  );
}

function replaceInFlow({ range: [start, end] }: ParsedNode, target: Json) {
  const text = printFlow([target]);
  return { start, end, text: end > start ? text : ` ${text}` };
}
