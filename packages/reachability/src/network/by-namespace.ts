/** Looks things up by their namespace; none where there are none. */
export function byNamespace<T extends { namespace: string }>(
  all: T[],
): (namespace: string) => T[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(one.namespace);
    if (group) group.push(one);
    else groups.set(one.namespace, [one]);
  }
  return namespace => groups.get(namespace) ?? [];
}
