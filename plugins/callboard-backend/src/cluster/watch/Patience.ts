import { Clock } from './Clock';

const LONGEST_SECONDS = 60;

/**
 * How the watches of one cluster share a failure that each of them would meet: while the server does not answer, one of
 * them asks, the others wait. So a server that comes back is not met by all at once, and one that is gone is asked once a
 * minute, however many kinds there are.
 */
export class Patience {
  private failures = 0;

  /** How often nobody was there to answer, or to go on with what was begun. */
  absences = 0;

  /** Nobody asks before; milliseconds since 1970. */
  private until = 0;

  private relief = new AbortController();

  constructor(private readonly clock: Clock) {}

  /** Waits until one may ask, or the signal aborts. */
  async turn(signal: AbortSignal): Promise<void> {
    while (this.failures > 0 && !signal.aborted) {
      const seconds = (this.until - this.clock.now().getTime()) / 1000;
      if (seconds <= 0) {
        // One asks. Where no answer comes, the next one does after a while.
        this.postpone();
        return;
      }
      await this.clock.sleep(
        seconds,
        AbortSignal.any([signal, this.relief.signal]),
      );
    }
  }

  /** The server answers: everybody may ask. */
  heard(): void {
    if (this.failures === 0) return;
    this.failures = 0;
    this.until = 0;
    this.relief.abort();
    this.relief = new AbortController();
  }

  /** The server does not answer. @param seconds that it wants to be left alone */
  failed(seconds: number): void {
    if (this.failures === 0) this.postpone();
    const asked = this.clock.now().getTime() + seconds * 1000;
    this.until = Math.max(this.until, asked);
  }

  /** Nobody was there: whoever comes back may not be as before. */
  missed(): void {
    this.absences += 1;
  }

  private postpone(): void {
    this.failures += 1;
    const longest = Math.min(2 ** (this.failures - 1), LONGEST_SECONDS);
    const seconds = longest * (0.5 + this.clock.random() / 2);
    this.until = this.clock.now().getTime() + seconds * 1000;
  }
}
