import { given } from '../inputs/given';

/** These fields without those that say nothing; nothing where none says anything. What is left empty is not asked for. */
export function withoutEmpty<T extends object>(fields: T): T | undefined {
  const said = Object.fromEntries(
    Object.entries(given(fields as Record<string, unknown>)).filter(
      ([, value]) => !(Array.isArray(value) && value.length === 0),
    ),
  );
  return Object.keys(said).length > 0 ? (said as T) : undefined;
}
