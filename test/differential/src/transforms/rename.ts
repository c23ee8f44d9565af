import fc from 'fast-check';
import {
  namespaceLabelValues,
  podLabelValues,
  serviceAccounts,
} from '../random/words';

/** Namespaces, labels and their values, service accounts, workloads. `default` and the root namespace mean something. */
const words = [
  ...['shop', 'pay', 'workload'],
  ...[podLabelValues, namespaceLabelValues].flatMap(table => [
    ...Object.keys(table),
    ...Object.values(table).flat(),
  ]),
  ...serviceAccounts,
];

/** Another name for every word. */
export const randomNames: fc.Arbitrary<Map<string, string>> = fc
  .shuffledSubarray(words, { minLength: words.length })
  .map(
    order => new Map(order.map((word, index) => [word, `name${index + 10}`])),
  );

/** The same, with the new names wherever the old ones stand. */
export function rename<T>(value: T, names: Map<string, string>): T {
  // A tier is a field, too, and what a waypoint is for has words of its own.
  const old = new RegExp(
    `"tier":"(?:Admin|admin|Baseline)"|"istio.io/waypoint-for":"workload"|\\b(${words.join(
      '|',
    )})\\b`,
    'g',
  );
  return JSON.parse(
    JSON.stringify(value).replace(old, word => names.get(word) ?? word),
  );
}
