/* eslint-disable no-console -- progress of long work */
import { Clone } from '@callboard/test-forge/src/Clone';
import { FaultyDoor } from '@callboard/test-forge/src/FaultyDoor';
import { Gitea } from '@callboard/test-forge/src/Gitea';
import { findGitea, pathOf } from '@callboard/test-forge/src/parts';
import { ChildProcess, fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { largeShop, serviceAt, ShopSize } from './large-shop';
import { Outcome, Work } from './one-grant/outcome';

const size: ShopSize = { namespaces: 50, servicesEach: 200, mesh: 'none' };

/** Longer than this no reviewer waits; the process is ended then, which is its result. */
const patience = 600_000;

/**
 * Claim: one grant in a repository of 100,000 files (10,000 services) is a matter of seconds, and the size of the repository
 * is felt only once. Beside it the way of the scaffolder's official actions, on the same Gitea in the same run.
 */
export async function oneGrant() {
  const parts = findGitea();
  const gitea = await Gitea.start({
    gitea: pathOf(parts.gitea),
    giteaRoot: pathOf(parts.giteaRoot),
  });
  const door = await FaultyDoor.before(gitea.url);
  try {
    const files = largeShop(size);
    console.log(`${files.size} files`);
    const { path } = await gitea.createRepository('gitops', files);
    const [caller, callee, other] = [1, 4_321, 8_765].map(index =>
      serviceAt(size, index),
    );
    const work: Work = {
      ...{ door: door.url, path, token: gitea.admin.token },
      grants: [
        { caller, callee },
        { caller, callee: other },
      ],
    };
    const ours = await run('./one-grant/ours.ts', work, door, () =>
      mergeSomething(gitea.remote(path)),
    );
    const official = await run('./one-grant/official.ts', work, door);
    return [...ours, ...official];
  } finally {
    await door.close();
    await gitea.stop();
  }
}

async function mergeSomething(remote: string): Promise<void> {
  const clone = await Clone.of(remote);
  const { namespace, name } = serviceAt(size, 77);
  await clone.write(`services/${namespace}/${name}/NOTES.md`, 'Merged\n');
  await clone.push('main', 'A further merge');
  await clone.remove();
}

/** Lets a process work, and counts what goes over the wire meanwhile. */
async function run(
  script: string,
  work: Work,
  door: FaultyDoor,
  between?: () => Promise<void>,
): Promise<(Outcome & { requests: number; kilobytes: number })[]> {
  const child = fork(require.resolve(script), {
    execArgv: [
      '--require',
      require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
    ],
  });
  await says(child, 'ready');
  const counts: { requests: number; kilobytes: number }[] = [];
  const count = () => {
    const kilobytes = Math.round(door.bytes / 1024);
    counts.push({ requests: door.requests.length, kilobytes });
    door.requests.length = 0;
    door.bytes = 0;
  };
  door.requests.length = 0;
  door.bytes = 0;
  child.send(work);
  if (between) {
    await says(child, 'proposed');
    count();
    await between();
    door.requests.length = 0;
    door.bytes = 0;
    child.send({ go: 'on', grants: [] });
  }
  const outcomes = await Promise.race([
    says(child, 'done'),
    pause(patience, undefined, { ref: false }),
  ]);
  count();
  child.kill();
  return (
    outcomes ?? [
      {
        ...{ way: script, seconds: patience / 1000, megabytes: NaN },
        failure: 'ended: it took too long',
      },
    ]
  ).map((outcome, index) => ({ ...outcome, ...counts[index] }));
}

/** The loader of TypeScript sends messages of its own. */
function says(child: ChildProcess, wanted: string): Promise<Outcome[]> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: { step?: string; outcomes: Outcome[] }) => {
      if (message.step === wanted) resolve(message.outcomes);
    });
    child.once('close', () => reject(new Error('the process ended')));
  });
}
