import {
  NetworkPolicy,
  Requirement,
  ServiceRef,
} from '@callboard/reachability';

/** Of something that has more than a name. */
export const refOf = ({ namespace, name }: ServiceRef): ServiceRef => ({
  namespace,
  name,
});

export const nameOf = ({ namespace, name }: ServiceRef) =>
  `${namespace}/${name}`;

export const policyText = ({ namespace, object }: NetworkPolicy) =>
  `NetworkPolicy ${namespace}/${object.metadata.name}`;

const list = (type: 'conjunction' | 'disjunction') => {
  const format = new Intl.ListFormat('en-GB', { type });
  return (items: (string | number)[]) => format.format(items.map(String));
};

/** `a, b and c` */
export const allOf = list('conjunction');

/** `a, b or c` */
export const oneOf = list('disjunction');

export const capital = (text: string) =>
  text.slice(0, 1).toUpperCase() + text.slice(1);

/** By name; the first few of many. */
export function podsText(pods: ServiceRef[]): string {
  const names = [...new Set(pods.map(nameOf))];
  return names.length > 3
    ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`
    : allOf(names);
}

/** As kubectl writes it. */
export function requirementText({ key, operator, values }: Requirement) {
  switch (operator) {
    case 'In':
      return values.length === 1
        ? `${key}=${values[0]}`
        : `${key} in (${values.join(', ')})`;
    case 'NotIn':
      return `${key} notin (${values.join(', ')})`;
    case 'Exists':
      return key;
    default:
      return `!${key}`;
  }
}
