import {
  addFiles,
  cloneRepo,
  commitAndPushBranch,
  createBranch,
} from '@backstage/plugin-scaffolder-node';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { megabytes, Outcome, timed, Work } from './outcome';

/**
 * A process of its own: the way of the scaffolder's official actions. It writes one grant file and pushes; what Callboard
 * does besides (rendering, judging, the pull request) is not asked of it.
 */
process.on('message', async ({ door, path, token, grants }: Work) => {
  const [grant] = grants ?? [];
  if (!grant) return;
  const dir = await mkdtemp(join(tmpdir(), 'callboard-bench-clone-'));
  const auth = { username: 'callboard', password: token };
  const done = await timed(async () => {
    await cloneRepo({ url: `${door}/${path}.git`, dir, auth, ref: 'main' });
    await createBranch({ dir, auth, ref: 'bench-official' });
    const { caller, callee } = grant;
    const filepath = `services/${callee.namespace}/${callee.name}/callers/${caller.namespace}.${caller.name}.yaml`;
    await mkdir(dirname(join(dir, filepath)), { recursive: true });
    await writeFile(join(dir, filepath), 'kind: Grant\n');
    await addFiles({ dir, filepath, auth });
    await commitAndPushBranch({
      ...{ dir, auth, branch: 'bench-official' },
      commitMessage: 'One grant',
    });
  });
  await rm(dir, { recursive: true, force: true });
  const outcome: Outcome = {
    way: 'cloneRepo, commitAndPushBranch',
    ...done,
    megabytes: megabytes(),
  };
  process.send?.({ step: 'done', outcomes: [outcome] });
});
process.once('disconnect', () => process.exit());
process.send?.({ step: 'ready' });
