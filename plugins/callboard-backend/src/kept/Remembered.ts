/**
 * Values that never change, by their oid or by what they are about, so many at most; the ones read first are forgotten first.
 * Who asks for one that is being read gets that one; a failed read is not remembered.
 */
export class Remembered<T, Key = string> {
  private readonly values = new Map<Key, Promise<T>>();

  constructor(private readonly limit: number) {}

  get(key: Key, read: () => Promise<T>): Promise<T> {
    const known = this.values.get(key);
    if (known) return known;
    const value = read();
    if (this.values.size >= this.limit) {
      this.values.delete(this.values.keys().next().value!);
    }
    this.values.set(key, value);
    value.catch(() => this.values.delete(key));
    return value;
  }
}
