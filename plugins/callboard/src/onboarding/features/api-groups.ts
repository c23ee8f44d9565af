/** The group without a name, which people call core; no group of the API has that name. */
const core = 'core';

/** API groups as they are typed: the one without a name as `core`. */
export function groupsAsLines(
  groups: string[] | undefined,
): string[] | undefined {
  return groups?.map(group => group || core);
}

/** The API groups that were typed. */
export function linesToGroups(
  lines: string[] | undefined,
): string[] | undefined {
  return lines?.map(line => (line === core ? '' : line));
}
