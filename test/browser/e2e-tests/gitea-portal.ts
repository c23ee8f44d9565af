import { expect, test as base } from '@playwright/test';
import { join } from 'node:path';
import { Forge } from './Forge';
import { StartedPortal } from './StartedPortal';

const folder = join(__dirname, '..');

/**
 * Tests in a portal whose GitOps repository is at a real Gitea; both start once for all of them. What the portal's pages
 * complain of in the console of the browser fails the test.
 */
export const test = base.extend<
  { complaints: string[] },
  { forge: Forge; portal: StartedPortal }
>({
  forge: [
    async ({}, use) => {
      const forge = await Forge.start();
      await use(forge);
      await forge.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  portal: [
    async ({ forge }, use) => {
      const portal = await StartedPortal.start({
        config: join(folder, 'gitea.app-config.yaml'),
        data: join(folder, 'output', 'gitea-portal'),
        env: {
          FORGE_HOST: new URL(forge.url).host,
          FORGE_URL: forge.url,
          FORGE_TOKEN: forge.bot.token,
          GITOPS_URL: forge.repositoryUrl,
        },
      });
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ portal }, use) => use(portal.url),
  complaints: [
    async ({ context, portal }, use) => {
      const complaints: string[] = [];
      // Gitea's pages have complaints of their own: its scripts are not here.
      const isOurs = (url = '') => url.startsWith(portal.url);
      context.on('weberror', thrown => {
        if (isOurs(thrown.page()?.url()))
          complaints.push(thrown.error().message);
      });
      context.on('console', message => {
        if (message.type() === 'error' && isOurs(message.location().url))
          complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});
