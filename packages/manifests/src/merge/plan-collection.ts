import { YAMLMap } from 'yaml';
import { nameOf } from './entries';
import { canonical, fieldOf, isMapValue, Json, JsonMap, same } from './value';

/** What has to become of a map or list, in terms of the entries that it has in the text. */
export interface CollectionPlan {
  /** The new values of entries that stay, by index. */
  changed: Map<number, Json>;
  removed: Set<number>;
  /** New entries behind the one with the index, -1 for the front; each a map of one field or a list of one item. */
  added: { after: number; entry: Json }[];
}

/** Fields keep their order; a new one comes behind what it follows in `target`, or else in front. */
export function planMap(
  map: YAMLMap.Parsed,
  value: JsonMap,
  target: JsonMap,
): CollectionPlan {
  const indexes = new Map(
    map.items.map((pair, index) => [nameOf(pair), index]),
  );
  const plan: CollectionPlan = {
    changed: new Map(),
    removed: new Set(),
    added: [],
  };
  for (const [key, index] of indexes) {
    if (key === undefined || fieldOf(value, key) === undefined) continue;
    const wanted = fieldOf(target, key);
    if (wanted === undefined) plan.removed.add(index);
    else if (!same(wanted, value[key])) plan.changed.set(index, wanted);
  }
  let after = -1;
  for (const [key, wanted] of Object.entries(target)) {
    const index = indexes.get(key);
    if (index !== undefined) after = index;
    else if (!same(wanted, fieldOf(value, key)))
      plan.added.push({ after, entry: { [key]: wanted } });
  }
  return plan;
}

/** As few items change as can be: those that both lists have, in this order, stay as they are. */
export function planList(value: Json[], target: Json[]): CollectionPlan {
  const plan: CollectionPlan = {
    changed: new Map(),
    removed: new Set(),
    added: [],
  };
  let from = 0;
  let to = 0;
  for (const [stays, as] of commonItems(value, target)) {
    while (from < stays && to < as && isPlain(value[from], target[to]))
      plan.changed.set(from++, target[to++]);
    while (from < stays) plan.removed.add(from++);
    while (to < as)
      plan.added.push({ after: stays - 1, entry: [target[to++]] });
    if (stays < value.length && !same(value[stays], target[as]))
      plan.changed.set(stays, target[as]);
    from = stays + 1;
    to = as + 1;
  }
  return plan;
}

/** The longest common subsequence as pairs of indexes, the ends of both lists last. */
function commonItems(value: Json[], target: Json[]): [number, number][] {
  const theirs = value.map(identify);
  const ours = target.map(identify);
  const lengths = [...value, null].map(() =>
    new Array<number>(target.length + 1).fill(0),
  );
  for (let i = value.length - 1; i >= 0; i--) {
    for (let j = target.length - 1; j >= 0; j--) {
      lengths[i][j] =
        theirs[i] === ours[j]
          ? lengths[i + 1][j + 1] + 1
          : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < value.length && j < target.length) {
    if (theirs[i] === ours[j]) pairs.push([i++, j++]);
    else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
    else j++;
  }
  return [...pairs, [value.length, target.length]];
}

/** Two items of one name are one item, whatever else they hold. */
function identify(item: Json): string {
  const name = ['name', 'topologyKey', 'key']
    .map(key => fieldOf(item, key))
    .find(field => typeof field === 'string');
  return name === undefined ? canonical(item) : `=${name}`;
}

/** Values without parts: the one can take the other's line. */
function isPlain(...values: Json[]): boolean {
  return values.every(value => !Array.isArray(value) && !isMapValue(value));
}
