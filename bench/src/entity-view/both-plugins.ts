import { createBackend } from '@backstage/backend-defaults';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a portal says of itself when it is asked. */
export interface Vitals {
  /** Of the heap after a collection, and of the process. */
  heapMegabytes: number;
  megabytes: number;
  /** Longest time since the last question that nothing else could run, in ms. */
  longestBlock: number;
}

/** A process of its own: a portal with Callboard and Backstage's Kubernetes plugin, from the file of `--config`. */
const resolution = 10;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();

process.on('message', () => {
  const longestBlock = Math.max(0, delay.max / 1e6 - resolution);
  // Not without --expose-gc; twice, for what the first one finds to be ended.
  global.gc!();
  global.gc!();
  const { heapUsed, rss } = process.memoryUsage();
  const megabytes = (bytes: number) => bytes / 1024 / 1024;
  const vitals: Vitals = {
    heapMegabytes: megabytes(heapUsed),
    megabytes: megabytes(rss),
    longestBlock,
  };
  process.send?.(vitals);
  delay.reset();
});
process.once('disconnect', () => process.exit());

const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@callboard/plugin-callboard-backend'));
backend.start();
