/* eslint-disable @backstage/no-forbidden-package-imports -- the claim is about the inside of the backend */
import { readDemoShop } from '@callboard/plugin-callboard-backend/src/demo-shop';
import { LocalGitHost } from '@callboard/plugin-callboard-backend/src/git/local/LocalGitHost';
import { Repository } from '@callboard/plugin-callboard-backend/src/repository/Repository';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Claim: a commit is read once and shared, so a page view after the first costs a small part of it.
 * Answers how many times faster the later reads are, over the same repository in one run.
 */
export async function readOnce(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'callboard-bench-'));
  try {
    const path = join(folder, 'shop.git');
    await LocalGitHost.open({ id: 'shop', path, seed: readDemoShop });
    const repository = new Repository(
      await LocalGitHost.open({ id: 'shop', path, seed: readDemoShop }),
    );
    const first = await milliseconds(() => repository.read());
    const views = 200;
    const later = await milliseconds(async () => {
      for (let view = 0; view < views; view++) await repository.read();
    });
    return first / (later / views);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
