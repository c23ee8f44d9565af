/**
 * Reads `namespace/name` as typed. Without a slash it is a name whose namespace is missing: the contract says so.
 */
export function toServiceName(typed: string): {
  namespace?: string;
  name?: string;
} {
  const slash = typed.indexOf('/');
  return slash < 0
    ? { name: typed || undefined }
    : {
        namespace: typed.slice(0, slash) || undefined,
        name: typed.slice(slash + 1) || undefined,
      };
}

/** What was typed to get this name. */
export function serviceNameAsTyped({
  namespace,
  name,
}: {
  namespace?: string;
  name?: string;
}): string {
  return namespace === undefined ? name ?? '' : `${namespace}/${name ?? ''}`;
}
