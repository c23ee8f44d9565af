/**
 * A value of a manifest, as Kubernetes reads it.
 * @public
 */
export type Json =
  | null
  | boolean
  | number
  | string
  | Json[]
  | { [key: string]: Json };

export type JsonMap = { [key: string]: Json };

export function isMapValue(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a field; nothing where there is no such field, or no map to have it. */
export function fieldOf(
  value: Json | undefined,
  key: string,
): Json | undefined {
  return isMapValue(value) && Object.hasOwn(value, key)
    ? value[key]
    : undefined;
}

/**
 * One text for all that Kubernetes reads alike: the order of keys does not matter, and a field that is null is a
 * field that is not there. `80` and `"80"` differ.
 */
export function canonical(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (isMapValue(value)) {
    const fields = Object.keys(value)
      .filter(key => value[key] !== null)
      .sort()
      .map(key => `${JSON.stringify(key)}:${canonical(value[key])}`);
    return `{${fields.join()}}`;
  }
  return typeof value === 'number'
    ? String(value)
    : JSON.stringify(value ?? null);
}

export function same(one: Json | undefined, other: Json | undefined): boolean {
  return canonical(one) === canonical(other);
}
