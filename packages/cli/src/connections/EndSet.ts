/** Some of the ends, one bit each. */
export class EndSet {
  private readonly words: Uint32Array;

  constructor(of: number | Uint32Array) {
    this.words =
      typeof of === 'number' ? new Uint32Array(Math.ceil(of / 32)) : of;
  }

  add(index: number): void {
    this.words[index >> 5] |= 1 << (index & 31);
  }

  with(index: number): EndSet {
    const set = new EndSet(this.words.slice());
    set.add(index);
    return set;
  }

  indexes(): number[] {
    const bits = Array.from({ length: this.words.length * 32 }, (_, i) => i);
    return bits.filter(i => (this.words[i >> 5] >>> (i & 31)) & 1);
  }

  text(): string {
    return this.words.join();
  }
}
