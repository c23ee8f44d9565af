/** Values that never change, by oid, so many at most; the ones read first are forgotten first. */
export class Remembered<T> {
  private readonly values = new Map<string, T>();

  constructor(private readonly limit: number) {}

  async get(oid: string, read: () => Promise<T>): Promise<T> {
    const known = this.values.get(oid);
    if (known) return known;
    const value = await read();
    if (this.values.size >= this.limit) {
      this.values.delete(this.values.keys().next().value!);
    }
    this.values.set(oid, value);
    return value;
  }
}
