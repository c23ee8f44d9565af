export interface List {
  apiVersion?: unknown;
  kind: string;
  items: unknown[];
}

/** Is it a list of objects, as `kubectl get` prints it? */
export function isList(value: unknown): value is List {
  const { kind, items } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)
  );
}
