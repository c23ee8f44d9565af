/**
 * Values that never change, by oid, so many at most; the ones read first are forgotten first. Who asks for one that is being
 * read gets that one; a failed read is not remembered.
 */
export class Remembered<T> {
  private readonly values = new Map<string, Promise<T>>();

  constructor(private readonly limit: number) {}

  get(oid: string, read: () => Promise<T>): Promise<T> {
    const known = this.values.get(oid);
    if (known) return known;
    const value = read();
    if (this.values.size >= this.limit) {
      this.values.delete(this.values.keys().next().value!);
    }
    this.values.set(oid, value);
    value.catch(() => this.values.delete(oid));
    return value;
  }
}
