import { hash } from 'node:crypto';

/** So many values are remembered: what is forgotten is only shared no more. */
const MOST_REMEMBERED = 50_000;

/** What a longer value was made of is remembered as its hash. */
const LONGEST_KEY = 64;

/** Makes one value of many that are alike: ten pods of a ReplicaSet have the same labels, held once. */
export class Shared {
  private readonly texts = new Map<string, string>();
  private readonly values = new Map<string, unknown>();

  /** @returns a text that is the same wherever it is asked for. */
  text(text: string): string {
    return remembered(this.texts, text, () => text);
  }

  /** @returns a value that was made from the same JSON before, where there is one. Nobody may change it. */
  value<T>(value: T): T {
    if (typeof value !== 'object' || value === null) return value;
    return this.one(JSON.stringify(value), () => value);
  }

  /** @returns what was made of the same before, where it was; `from`: JSON, or a text that no JSON is. */
  one<T>(from: string, make: () => T): T {
    const key =
      from.length > LONGEST_KEY
        ? `#${hash('sha256', from, 'base64url')}`
        : from;
    return remembered(this.values, key, make) as T;
  }
}

function remembered<T>(all: Map<string, T>, key: string, make: () => T): T {
  const known = all.get(key);
  if (known !== undefined) return known;
  if (all.size >= MOST_REMEMBERED) all.clear();
  const made = make();
  all.set(key, made);
  return made;
}
