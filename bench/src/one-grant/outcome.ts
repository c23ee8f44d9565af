import { ServiceName } from '@callboard/plugin-callboard-common';

/** What a process is given to do. */
export interface Work {
  /** The address of the Git host. */
  door: string;
  /** `<owner>/<name>` */
  path: string;
  token: string;
  grants: { caller: ServiceName; callee: ServiceName }[];
}

/** What became of it. */
export interface Outcome {
  way: string;
  seconds: number;
  /** Most resident memory of the process so far. */
  megabytes: number;
  /** Why it failed. A failure is a result. */
  failure?: string;
}

/** How long something takes, and how it fails if it does. */
export async function timed(
  work: () => Promise<unknown>,
): Promise<Pick<Outcome, 'seconds' | 'failure'>> {
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 10) / 100;
  try {
    await work();
    return { seconds: seconds() };
  } catch (error) {
    // isomorphic-git throws many at once: the first tells enough.
    const { errors: [first] = [error] } = error as { errors?: unknown[] };
    const failure = first instanceof Error ? first.message : String(first);
    return { seconds: seconds(), failure: failure.slice(0, 120) };
  }
}

export function megabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
