/** Where an issue of the contract is. */
export type IssuePath = (string | number)[];

/** The path itself, and those of these fields of it. */
export function pathsBelow(
  path: IssuePath,
  fields: readonly (string | number)[],
): IssuePath[] {
  return [path, ...fields.map(field => [...path, field])];
}
