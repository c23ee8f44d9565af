/** What one list has and the other does not, by its text. */
export function onlyInOne<T>(
  first: T[],
  second: T[],
  toText: (one: T) => string = textOf,
): [ofFirst: T[], ofSecond: T[]] {
  const texts = (list: T[]) => new Set(list.map(toText));
  const [inFirst, inSecond] = [texts(first), texts(second)];
  return [
    first.filter(one => !inSecond.has(toText(one))),
    second.filter(one => !inFirst.has(toText(one))),
  ];
}

/** Addresses are numbers that JSON does not know. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, field) =>
    typeof field === 'bigint' ? String(field) : field,
  );
}
