/** The same, with the order of all lists and of the fields of all objects changed; the seed says how. */
export function shuffle<T>(value: T, seed: number): T {
  return reordered(value, numbersFrom(seed)) as T;
}

function reordered(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) {
    return inAnyOrder(value, next).map(item => reordered(item, next));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    inAnyOrder(Object.entries(value), next).map(([key, field]) => [
      key,
      reordered(field, next),
    ]),
  );
}

function inAnyOrder<T>(items: T[], next: () => number): T[] {
  return items
    .map(item => ({ item, place: next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

/** Numbers without a pattern that shows: a linear congruential generator. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) % 2 ** 32;
    return state;
  };
}
