import { matrixOf, Network } from '@callboard/reachability';
import { fork } from 'node:child_process';
import { on } from 'node:events';
import { largeManifests, largeNetwork, Size } from './matrix/large-network';
import { netpolAnalyzer } from './matrix/netpol-analyzer';
import { plainEvaluator } from './matrix/plain';

const thousand: Size = { workloads: 1_000, policies: 1_000 };
const tenThousand: Size = { workloads: 10_000, policies: 10_000 };
const rounds = 5;
/** In megabytes; reading YAML would otherwise spread over all there is. */
const heap = ['--max-old-space-size=160', '--max-semi-space-size=4'];

/**
 * Claim: the whole matrix of 1,000 workloads with 1,000 policies is there at least 100 times sooner than from the plain
 * evaluator, and than from np-guard's netpol-analyzer.
 */
export async function matrixBeside(): Promise<Record<string, number>> {
  const manifests = largeManifests(thousand);
  const ours = fastest(largeNetwork(thousand));
  const theirs = await netpolAnalyzer(manifests);
  const plain = plainEvaluator(manifests, 2_000);
  return {
    'Callboard, ms': ours,
    'plain evaluator, ms': plain,
    'plain evaluator, times as long': plain / ours,
    ...(theirs && {
      'netpol-analyzer, ms': theirs,
      'netpol-analyzer, times as long': theirs / ours,
    }),
  };
}

/** Claim: ten times as many workloads and policies take at most fifteen times as long. */
export function matrixGrowth(): Record<string, number> {
  const small = fastest(largeNetwork(thousand));
  const large = fastest(largeNetwork(tenThousand));
  return {
    '1,000 workloads, ms': small,
    '10,000 workloads, ms': large,
    'times as long': large / small,
  };
}

/** Claim: at 10,000 workloads with 5,000 policies questions and edits are a matter of milliseconds, in 200 MB. */
export async function matrixQuestions(): Promise<Record<string, number>> {
  const child = fork(require.resolve('./matrix/one-process.ts'), {
    execArgv: [...process.execArgv, ...heap],
  });
  for await (const [message] of on(child, 'message')) {
    // What loads TypeScript speaks, too.
    if (message.measured) return message.measured;
  }
  throw new Error('the process ended without an answer');
}

/** The first time is the longest: what is measured is how fast it is once the engine is warm, as in a server or an editor. */
function fastest(network: Network): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    matrixOf(network);
    return performance.now() - start;
  });
  return Math.min(...times);
}
