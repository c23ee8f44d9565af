import { z } from 'zod';

/**
 * Three answers: what is not known is neither.
 * @public
 */
export type Match = 'yes' | 'no' | 'maybe';

/**
 * One condition on one label.
 * @public
 */
export interface Requirement {
  key: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  values: string[];
}

/**
 * All of them must hold; without any, everything is selected.
 * @public
 */
export type Selector = Requirement[];

/**
 * Labels of an object, and which others it may have that its manifest does not tell.
 * @public
 */
export interface Labels {
  known: Record<string, string>;
  mayHave(key: string): boolean;
}

const word = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const domain = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const text = z.string({
  error: 'a text is needed, a number or a word such as yes stands in quotes',
});
const labelKey = text.regex(
  new RegExp(`^(${domain}(\\.${domain})*/)?${word}$`),
  {
    error: 'not the key of a label',
  },
);
const labelValue = text.regex(new RegExp(`^(${word})?$`), {
  error: 'not a value that a label may have',
});

/** Labels as the API server accepts them. */
export const labelsSchema = z.record(labelKey, labelValue);

const requirement = z.discriminatedUnion(
  'operator',
  [
    z.strictObject({
      key: labelKey,
      operator: z.enum(['In', 'NotIn']),
      values: z.array(labelValue).min(1),
    }),
    z.strictObject({
      key: labelKey,
      operator: z.enum(['Exists', 'DoesNotExist']),
      values: z.array(labelValue).max(0).default([]),
    }),
  ],
  { error: 'needs In, NotIn, Exists or DoesNotExist' },
);

/** A label selector as the API server accepts it. */
export const selectorSchema = z
  .strictObject({
    matchLabels: labelsSchema.default({}),
    matchExpressions: z.array(requirement).default([]),
  })
  .transform(
    ({ matchLabels, matchExpressions }): Selector => [
      ...equalTo(matchLabels),
      ...matchExpressions,
    ],
  );

/**
 * Selects what carries all these labels.
 * @public
 */
export function equalTo(labels: Record<string, string>): Selector {
  return Object.entries(labels).map(([key, value]) => ({
    key,
    operator: 'In',
    values: [value],
  }));
}

/**
 * Does the selector select what has these labels? "The requirements are ANDed."
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 * @public
 */
export function selects(selector: Selector, labels: Labels): Match {
  return every(selector.map(one => holds(one, labels)));
}

/** The weakest of several answers. */
export function every(matches: Match[]): Match {
  if (matches.includes('no')) return 'no';
  return matches.includes('maybe') ? 'maybe' : 'yes';
}

/** "NotIn and DoesNotExist also match objects that do not have the key." */
function holds({ key, operator, values }: Requirement, labels: Labels): Match {
  const isThere = Object.hasOwn(labels.known, key);
  if (!isThere && labels.mayHave(key)) return 'maybe';
  const isOneOf = isThere && values.includes(labels.known[key]);
  switch (operator) {
    case 'In':
      return isOneOf ? 'yes' : 'no';
    case 'NotIn':
      return isOneOf ? 'no' : 'yes';
    case 'Exists':
      return isThere ? 'yes' : 'no';
    default:
      return isThere ? 'no' : 'yes';
  }
}
