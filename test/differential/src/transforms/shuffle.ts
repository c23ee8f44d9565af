import { KubernetesObject } from '../evaluator/cluster';

/** The same, with the order of all lists and of the fields of all objects changed; the seed says how. */
export function shuffle<T>(value: T, seed: number): T {
  return reordered(value, numbersFrom(seed)) as T;
}

function reordered(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) {
    return inAnyOrder(value, next).map(item => reordered(item, next));
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isOrdered(value)) return withRulesInOrder(value, next);
  return Object.fromEntries(
    inAnyOrder(Object.entries(value), next).map(([key, field]) => [
      key,
      reordered(field, next),
    ]),
  );
}

/** Of the policies of administrators the first rule that matches decides. */
function isOrdered(value: object): value is KubernetesObject {
  return /^(Cluster|(Baseline)?Admin)NetworkPolicy$/.test(
    (value as KubernetesObject).kind,
  );
}

function withRulesInOrder(
  { spec, kind, ...object }: KubernetesObject,
  next: () => number,
): unknown {
  const inOrder = Object.entries((spec ?? {}) as object).map(([key, field]) => [
    key,
    ['ingress', 'egress'].includes(key) && Array.isArray(field)
      ? field.map(rule => reordered(rule, next))
      : reordered(field, next),
  ]);
  return {
    spec: Object.fromEntries(inAnyOrder(inOrder, next)),
    kind,
    ...(reordered(object, next) as object),
  };
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
