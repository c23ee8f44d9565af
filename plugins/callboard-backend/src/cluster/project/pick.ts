/** What is kept of a value: some of its fields, or what a function makes of it. Of a list, it goes for each item. */
export type Fields =
  | ((value: unknown) => unknown)
  | { readonly [field: string]: Fields };

/** All of it. */
export const whole = (value: unknown): unknown => value;

/** Keeps these fields and no others. What has another shape than expected stays as it is, for its reader to refuse. */
export function pick(value: unknown, fields: Fields): unknown {
  if (typeof fields === 'function') return fields(value);
  if (Array.isArray(value)) return value.map(item => pick(item, fields));
  if (typeof value !== 'object' || value === null) return value;
  const held = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(fields)
      .filter(key => held[key] !== undefined)
      .map(key => [key, pick(held[key], fields[key])]),
  );
}
