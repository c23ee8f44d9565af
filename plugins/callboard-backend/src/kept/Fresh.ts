/**
 * An answer that all share who ask for it within so many seconds, or while it is on its way.
 * A failure is not kept: the next one asks again.
 */
export class Fresh<T> {
  private kept: { answer: Promise<T>; until: number } | undefined;

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly keeping: { seconds: number; clock: () => Date },
  ) {}

  get(): Promise<T> {
    if (this.kept && this.now() < this.kept.until) return this.kept.answer;
    const kept = { answer: this.ask(), until: Infinity };
    this.kept = kept;
    kept.answer.then(
      () => {
        kept.until = this.now() + this.keeping.seconds * 1000;
      },
      () => {
        kept.until = 0;
      },
    );
    return kept.answer;
  }

  /** What was answered, or is on its way, holds no more: the next one asks again. */
  drop(): void {
    this.kept = undefined;
  }

  private now(): number {
    return this.keeping.clock().getTime();
  }
}
