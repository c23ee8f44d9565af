/** Puts together what is alike, in its order. */
export function groupedBy<T, Key>(
  all: T[],
  by: (one: T) => Key,
): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const one of all) {
    const key = by(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
