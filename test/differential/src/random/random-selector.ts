import fc from 'fast-check';
import { field, labels, oneOf, rarely } from './arbitraries';
import {
  namespaceLabelValues,
  namespaceNames,
  podLabelValues,
  runTimeLabelValues,
} from './words';

type Table = Record<string, string[]>;

const nameLabel = 'kubernetes.io/metadata.name';

/** What selects pods, now and then by labels that only running pods have. */
export const podSelector = selector(podLabelValues, runTimeLabelValues);

/** What selects namespaces, often by their name. */
export const namespaceSelector = fc.oneof(
  selector(namespaceLabelValues, {
    [nameLabel]: namespaceNames,
    ...runTimeLabelValues,
  }),
  fc.record({
    matchLabels: fc.record({ [nameLabel]: oneOf(namespaceNames) }),
  }),
);

/** The selector of a Service. */
export const oneLabel = oneLabelOf(podLabelValues);

/** The selector of a policy of Istio, which has labels only. */
export const matchLabels = fc
  .tuple(labels(podLabelValues), rarely(oneLabelOf(runTimeLabelValues)))
  .map(([usual, rare]) => ({ ...usual, ...rare }));

function selector(usual: Table, rare: Table) {
  const requirement = fc.oneof(
    { weight: 6, arbitrary: requirementOn(usual) },
    { weight: 1, arbitrary: requirementOn(rare) },
  );
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant({}) },
    { weight: 4, arbitrary: fc.record({ matchLabels: oneLabelOf(usual) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        matchLabels: field(labels(usual)),
        matchExpressions: field(fc.array(requirement, { maxLength: 2 })),
      }),
    },
  );
}

function requirementOn(table: Table) {
  return oneOf(Object.keys(table)).chain(key =>
    fc.oneof(
      fc.record({
        key: fc.constant(key),
        operator: oneOf(['In', 'NotIn']),
        values: fc.uniqueArray(oneOf([...table[key], 'other']), {
          minLength: 1,
        }),
      }),
      fc.record({
        key: fc.constant(key),
        operator: oneOf(['Exists', 'DoesNotExist']),
        values: oneOf([undefined, null, []]),
      }),
    ),
  );
}

function oneLabelOf(table: Table): fc.Arbitrary<Record<string, string>> {
  const entries = Object.entries(table).flatMap(([key, words]) =>
    words.map(word => ({ [key]: word })),
  );
  return entries.length > 0 ? oneOf(entries) : fc.constant({});
}
