import { randomFrom } from './random';
import { workForever } from './work';

/** What the parent tells the writer to begin with. */
export interface Assignment {
  path: string;
  seed: number;
}

process.once('message', ({ path, seed }: Assignment) =>
  workForever(path, randomFrom(seed), done => process.send?.(done)),
);
process.once('disconnect', () => process.exit());
process.send?.({ ready: true });
