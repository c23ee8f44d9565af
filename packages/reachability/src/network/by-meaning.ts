import { Understood } from './understand';

/** Finds the objects that are one thing to a network, in their order. */
export type Those = <Is extends Understood['is']>(
  is: Is,
) => Extract<Understood, { is: Is }>[];

export function byMeaning(all: Understood[]): Those {
  const groups = new Map<Understood['is'], Understood[]>();
  for (const one of all) {
    const group = groups.get(one.is);
    if (group) group.push(one);
    else groups.set(one.is, [one]);
  }
  // TypeScript does not see that a group holds what its name says.
  return is => (groups.get(is) ?? []) as never[];
}
