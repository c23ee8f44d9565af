import fc from 'fast-check';

/** One of the words. */
export function oneOf<T>(words: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...words);
}

/** There in one of ten cases. */
export function rarely<T>(value: fc.Arbitrary<T>) {
  return thereIn(value, 1, 9);
}

/** There in half of the cases. */
export function maybe<T>(value: fc.Arbitrary<T>) {
  return thereIn(value, 1, 1);
}

/** A field that may be absent or null, which is the same. */
export function field<T>(value: fc.Arbitrary<T>) {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 7, arbitrary: value },
  );
}

/** There in three of four cases. */
export function mostly<T>(value: fc.Arbitrary<T>) {
  return thereIn(value, 3, 1);
}

/** Some of the labels that the table has, each with one of its values. */
export function labels(
  values: Record<string, string[]>,
  present: typeof maybe = maybe,
) {
  return fc.record(
    Object.fromEntries(
      Object.entries(values).map(([key, words]) => [
        key,
        present(oneOf(words)),
      ]),
    ),
  );
}

function thereIn<T>(value: fc.Arbitrary<T>, here: number, absent: number) {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: absent, arbitrary: fc.constant(undefined) },
    { weight: here, arbitrary: value },
  );
}
