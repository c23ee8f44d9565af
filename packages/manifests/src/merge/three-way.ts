import { breaksUnion, isOpenMap, kindOfList } from './list-keys';
import { canonical, fieldOf, isMapValue, Json, JsonMap, same } from './value';

/**
 * A field whose value in the file is not the one that Callboard would write.
 * `path` is written like `spec.template.spec.containers[orders].image`; a side without the field has no value.
 * @public
 */
export interface KeptEdit {
  path: string;
  ours?: Json;
  theirs?: Json;
}

/** The same place in three versions: where both sides started, what the person made of it, what we make of it. */
export interface Versions {
  base?: Json;
  theirs?: Json;
  ours?: Json;
}

/** What became of a place: its value, the changes of ours that are in it, and those that are not. */
export interface Merged {
  value?: Json;
  taken: KeptEdit[];
  kept: KeptEdit[];
}

/** Where in the object: its kind, the path as it is shown, and the name of the last field. */
interface Place {
  kind: string;
  path: string;
  name: string;
}

/**
 * Merges an object field by field. What one side changed is taken over; where both changed a field differently the
 * person's value stays and is listed in `kept`. The items of a list keep the person's order.
 */
export function mergeObjects(versions: Required<Versions>): Merged {
  const kind = String(fieldOf(versions.ours, 'kind'));
  return merge({ kind, path: '', name: '' }, versions);
}

function merge(place: Place, versions: Versions): Merged {
  const { base, theirs, ours } = versions;
  if (same(base, ours) || same(theirs, ours)) return stay(theirs);
  if (same(base, theirs)) {
    return { value: ours, taken: changesOf(place, versions), kept: [] };
  }
  return mergeParts(place, versions) ?? conflict(place, versions);
}

/** Merges part by part; nothing where there are no parts on both sides. */
function mergeParts(place: Place, versions: Versions): Merged | undefined {
  if (areLists(versions)) return mergeLists(place, versions);
  if (areMaps(place, versions)) return mergeMaps(place, versions);
  return undefined;
}

/** What we change in a place that the person left alone: its parts, where it has any. */
function changesOf(place: Place, versions: Versions): KeptEdit[] {
  const { taken, kept } = mergeParts(place, versions) ?? stay(versions.theirs);
  const { ours, theirs } = versions;
  return taken.length && !kept.length
    ? taken
    : [{ path: place.path, ours, theirs }];
}

function mergeLists(place: Place, versions: ListVersions): Merged {
  const present = [versions.base, versions.theirs, versions.ours].filter(
    list => list !== undefined,
  );
  const kind = kindOfList(place.kind, place.path, place.name, present);
  if (kind === 'set') return mergeSets(place, versions);
  if (kind === 'atomic') return conflict(place, versions);

  const byKey = (list: Json[] = []) =>
    new Map(list.map(item => [String(fieldOf(item, kind.by)), item]));
  const { entries, ...outcome } = mergeEntries(
    {
      base: byKey(versions.base),
      theirs: byKey(versions.theirs),
      ours: byKey(versions.ours),
    },
    key => ({ ...place, path: `${place.path}[${key}]`, name: '' }),
  );
  return {
    ...outcome,
    value: unlessGone(
      entries.map(([, item]) => item),
      versions,
    ),
  };
}

/**
 * Rules count as changed when they are not the same as a whole. Where both sides changed or removed the same rule
 * nobody can say what became of it: the person's list stays.
 */
function mergeSets(place: Place, versions: ListVersions): Merged {
  const toSet = (list: Json[] = []) =>
    new Map(list.map(r => [canonical(r), r]));
  const base = toSet(versions.base);
  const theirs = toSet(versions.theirs);
  const ours = toSet(versions.ours);
  const isReplaced = [...base.keys()].some(
    rule => !theirs.has(rule) && !ours.has(rule),
  );
  const addedByOne = [...theirs.keys(), ...ours.keys()].some(
    rule => !base.has(rule) && !(theirs.has(rule) && ours.has(rule)),
  );
  const isRepeated = theirs.size < (versions.theirs?.length ?? 0);
  if (isRepeated || (isReplaced && addedByOne))
    return conflict(place, versions);

  const rules = interleave([...theirs.keys()], [...ours.keys()])
    .filter(rule =>
      base.has(rule) ? theirs.has(rule) && ours.has(rule) : true,
    )
    .map(rule => theirs.get(rule) ?? ours.get(rule)!);
  const value = unlessGone(rules, versions);
  return {
    value,
    taken: [{ path: place.path, ours: value, theirs: versions.theirs }],
    kept: [],
  };
}

function mergeMaps(place: Place, versions: MapVersions): Merged {
  const toFields = (map: JsonMap = {}) => new Map(Object.entries(map));
  const fields = {
    base: toFields(versions.base),
    theirs: toFields(versions.theirs),
    ours: toFields(versions.ours),
  };
  const { entries, ...outcome } = mergeEntries(fields, key => ({
    ...place,
    path: place.path + toStep(key, place.path),
    name: key,
  }));
  return breaksUnion(
    entries.map(([key]) => key),
    [...fields.theirs.keys()],
    [...fields.ours.keys()],
  )
    ? conflict(place, versions)
    : {
        ...outcome,
        value: unlessGone(Object.fromEntries(entries), versions),
      };
}

function mergeEntries(
  { base, theirs, ours }: Record<keyof Versions, Map<string, Json>>,
  placeOf: (key: string) => Place,
): Omit<Merged, 'value'> & { entries: [string, Json][] } {
  const merged = interleave([...theirs.keys()], [...ours.keys()]).map(key => ({
    key,
    ...merge(placeOf(key), {
      base: base.get(key),
      theirs: theirs.get(key),
      ours: ours.get(key),
    }),
  }));
  return {
    entries: merged.flatMap(({ key, value }): [string, Json][] =>
      value === undefined ? [] : [[key, value]],
    ),
    taken: merged.flatMap(({ taken }) => taken),
    kept: merged.flatMap(({ kept }) => kept),
  };
}

/** The person's order; what only we have comes behind what it follows in ours. */
function interleave(theirs: string[], ours: string[]): string[] {
  const order = [...theirs];
  const known = new Set(theirs);
  ours.forEach((key, index) => {
    if (known.has(key)) return;
    order.splice(index ? order.indexOf(ours[index - 1]) + 1 : 0, 0, key);
    known.add(key);
  });
  return order;
}

type ListVersions = { [side in keyof Versions]?: Json[] };
type MapVersions = { [side in keyof Versions]?: JsonMap };

/** A list that is not there is a list without items. */
function areLists(versions: Versions): versions is ListVersions {
  return [versions.base, versions.theirs, versions.ours].every(
    value => value === undefined || Array.isArray(value),
  );
}

function areMaps(place: Place, versions: Versions): versions is MapVersions {
  const isMap = (value?: Json) =>
    isMapValue(value) || (value === undefined && isOpenMap(place.name));
  return (
    isMap(versions.theirs) &&
    isMap(versions.ours) &&
    (isMapValue(versions.base) || versions.base === undefined)
  );
}

/** A list or map that lost its last entry is gone where one side did without it. */
function unlessGone<T extends Json[] | JsonMap>(
  merged: T,
  { theirs, ours }: Versions,
): T | undefined {
  const isGone =
    Object.keys(merged).length === 0 &&
    (theirs === undefined || ours === undefined);
  return isGone ? undefined : merged;
}

function stay(theirs: Json | undefined): Merged {
  return { value: theirs, taken: [], kept: [] };
}

function conflict({ path }: Place, { theirs, ours }: Versions): Merged {
  return { value: theirs, taken: [], kept: [{ path, ours, theirs }] };
}

function toStep(key: string, path: string): string {
  if (!/^[\w-]+$/.test(key)) return `[${JSON.stringify(key)}]`;
  return path ? `.${key}` : key;
}
