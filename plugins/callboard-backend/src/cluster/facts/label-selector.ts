import { Selector } from '@callboard/reachability';

type Requirement = Selector[number];

const key = '([A-Za-z0-9][-A-Za-z0-9_./]*)';
const value = '([-A-Za-z0-9_.]*)';

/** How a requirement is written, and what it means. */
const forms: [RegExp, (key: string, text: string) => Requirement][] = [
  [
    new RegExp(`^${key} *={1,2} *${value}$`),
    (one, text) => is(one, 'In', [text]),
  ],
  [
    new RegExp(`^${key} *!= *${value}$`),
    (one, text) => is(one, 'NotIn', [text]),
  ],
  [
    new RegExp(`^${key} +in +\\(([^()]+)\\)$`),
    (one, text) => is(one, 'In', listed(text)),
  ],
  [
    new RegExp(`^${key} +notin +\\(([^()]+)\\)$`),
    (one, text) => is(one, 'NotIn', listed(text)),
  ],
  [new RegExp(`^${key}$`), one => is(one, 'Exists', [])],
  [new RegExp(`^! *${key}$`), one => is(one, 'DoesNotExist', [])],
];

/**
 * Reads a label selector as kubectl takes it, e.g. `app=orders,tier in (web, api),!canary`. Nothing where it makes no sense,
 * or is empty: that would select everything.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseLabelSelector(text: string): Selector | undefined {
  // A comma in brackets is between values.
  const parts = text.split(/,(?![^(]*\))/).map(part => part.trim());
  const read = parts.map(parseRequirement);
  return read.every(one => one !== undefined) ? read : undefined;
}

function parseRequirement(text: string): Requirement | undefined {
  for (const [form, toRequirement] of forms) {
    const match = form.exec(text);
    if (match) return toRequirement(match[1], match[2]);
  }
  return undefined;
}

function is(
  label: string,
  operator: Requirement['operator'],
  values: string[],
): Requirement {
  return { key: label, operator, values };
}

function listed(text: string): string[] {
  return text.split(',').map(one => one.trim());
}
