import { expect, test as base } from '@playwright/test';
import { LocalGitHost } from '@callboard/plugin-callboard-backend/src/git/local/LocalGitHost';
import { readDemoShop } from '@callboard/plugin-callboard-backend/src/demo-shop';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LiveCluster } from './LiveCluster';
import { StartedPortal } from './StartedPortal';

const folder = join(__dirname, '..');
const data = join(folder, 'output', 'live-portal');
const gitops = join(folder, 'output', 'live-gitops.git');

/**
 * Tests in a portal that watches a real cluster, which runs the environment dev; both start once for all of them. What
 * the portal's pages complain of in the console of the browser fails the test.
 */
export const test = base.extend<
  { complaints: string[] },
  { cluster: LiveCluster; repository: LocalGitHost; portal: StartedPortal }
>({
  cluster: [
    async ({}, use) => {
      const cluster = await LiveCluster.start();
      await use(cluster);
      await cluster.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  repository: [
    async ({}, use) => {
      await rm(gitops, { recursive: true, force: true });
      const seed = async () => {
        const files = await readDemoShop();
        const platform = 'platform/dev.yaml';
        // Which namespaces there are, only the cluster tells.
        const text = files
          .get(platform)!
          .replace('namespaces: all-in-git', 'namespaces: unknown');
        return files.set(platform, `${text}  cluster: demo\n`);
      };
      await use(await LocalGitHost.open({ id: 'gitops', path: gitops, seed }));
    },
    { scope: 'worker' },
  ],
  portal: [
    async ({ cluster, repository: _ }, use) => {
      const portal = await StartedPortal.start({
        config: join(folder, 'live.app-config.yaml'),
        data,
        env: {
          CLUSTER_URL: cluster.url,
          CLUSTER_TOKEN: cluster.token,
          CLUSTER_CA: cluster.certificate,
          GITOPS_PATH: gitops,
        },
      });
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ portal }, use) => use(portal.url),
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on('weberror', thrown => complaints.push(thrown.error().message));
      context.on('console', message => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** The rendered manifests of the environment dev at the head, those below a folder where it is named. */
export async function manifestsIn(
  repository: LocalGitHost,
  below = '',
): Promise<string[]> {
  const commit = await repository.head();
  const files = await repository.list(commit, `deploy/dev/${below}`);
  const texts = await repository.read(
    commit,
    files.map(({ path }) => path),
  );
  return [...texts.values()];
}
