import { createBackend } from '@backstage/backend-defaults';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a portal says of itself when it is asked for its `memory` or its `longestBlock`. */
export interface Vitals {
  /** MB of the heap after a collection, and of the process. */
  memory: { heap: number; process: number };
  /** Longest time since the last such question that nothing else could run, in ms. */
  longestBlock: number;
}

/** A process of its own: a portal with Callboard and Backstage's Kubernetes plugin, from the file of `--config`. */
const resolution = 10;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();

const asked: { [Vital in keyof Vitals]: () => Vitals[Vital] } = {
  memory: () => {
    // Not without --expose-gc; twice, for what the first one finds to be ended.
    global.gc!();
    global.gc!();
    const { heapUsed, rss } = process.memoryUsage();
    const megabytes = (bytes: number) => bytes / 1024 / 1024;
    return { heap: megabytes(heapUsed), process: megabytes(rss) };
  },
  longestBlock: () => {
    const longest = Math.max(0, delay.max / 1e6 - resolution);
    delay.reset();
    return longest;
  },
};

process.on('message', (vital: keyof Vitals) => {
  if (vital in asked) process.send?.({ [vital]: asked[vital]() });
});
process.once('disconnect', () => process.exit());

const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@callboard/plugin-callboard-backend'));
backend.start();
