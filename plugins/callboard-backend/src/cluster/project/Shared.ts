/** So many values are remembered: what is forgotten is only shared no more. */
const MOST_REMEMBERED = 50_000;

/** Makes one value of many that are alike: ten pods of a ReplicaSet have the same labels, held once. */
export class Shared {
  private readonly values = new Map<string, unknown>();

  /** @returns a text that is the same wherever it is asked for. */
  text(text: string): string {
    return this.one(text, () => text);
  }

  /** @returns a value that was made from the same JSON before, where there is one. Nobody may change it. */
  value<T>(value: T): T {
    if (typeof value !== 'object' || value === null) return value;
    return this.one(`=${JSON.stringify(value)}`, () => value);
  }

  /** @returns what was made under this key before, where it was. */
  one<T>(key: string, make: () => T): T {
    const known = this.values.get(key);
    if (known !== undefined) return known as T;
    if (this.values.size >= MOST_REMEMBERED) this.values.clear();
    const made = make();
    this.values.set(key, made);
    return made;
  }
}
