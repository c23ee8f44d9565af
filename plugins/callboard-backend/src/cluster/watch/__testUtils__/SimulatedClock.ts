import { Clock } from '../Clock';

/** A clock that stands still until it is told that time passes. */
export class SimulatedClock implements Clock {
  private time = Date.UTC(2026, 0, 1);
  private readonly sleepers = new Map<() => void, number>();

  now(): Date {
    return new Date(this.time);
  }

  random(): number {
    return 0.5;
  }

  sleep(seconds: number, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const wake = () => {
        this.sleepers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      if (signal.aborted) wake();
      else {
        this.sleepers.set(wake, this.time + seconds * 1000);
        signal.addEventListener('abort', wake);
      }
    });
  }

  /** Everybody wakes at their time, one after the other, and does what can be done without waiting. */
  async pass(seconds: number): Promise<void> {
    const end = this.time + seconds * 1000;
    for (;;) {
      await settled();
      const [next] = [...this.sleepers].sort(([, a], [, b]) => a - b);
      if (!next || next[1] > end) break;
      this.time = Math.max(this.time, next[1]);
      next[0]();
    }
    this.time = end;
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise(resolve => setImmediate(resolve));
  }
}
