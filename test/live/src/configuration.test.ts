import { LocalGitHost } from '@callboard/plugin-callboard-backend/src/git/local/LocalGitHost';
import { Account } from '@callboard/test-cluster/src/Account';
import { Cluster } from '@callboard/test-cluster/src/Cluster';
import { ControlPlane } from '@callboard/test-cluster/src/ControlPlane';
import { freePorts } from '@callboard/test-cluster/src/free-ports';
import {
  findParts,
  pathOf,
  whySkipped,
} from '@callboard/test-cluster/src/parts';
import { printedRole } from '@callboard/test-cluster/src/printed-role';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Backend } from './Backend';
import { eventually } from './eventually';
import { Guest } from './Guest';
import { portalConfig } from './portal-config';

const { etcd, kubeApiserver } = findParts();
const noServer = whySkipped(etcd, kubeApiserver);

const platform = `apiVersion: callboard.dev/v1alpha1
kind: Platform
metadata: { name: dev }
spec: { kubernetes: "1.36" }
`;

const service = `apiVersion: v1
kind: Service
metadata: { name: orders, namespace: default }
spec: { selector: { app: orders }, ports: [{ port: 80 }] }
`;

const entity = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: orders }
spec: { type: service, lifecycle: production, owner: team }
`;

(noServer ? describe.skip : describe)(
  `a portal that runs while its configuration changes${noServer}`,
  () => {
    jest.setTimeout(180_000);
    let folder: string;
    let plane: ControlPlane;
    let backend: Backend;
    let guest: Guest;
    let port: number;

    /** An account of its own for each, so that the audit log tells them apart. */
    async function accountFor(name: string): Promise<Account> {
      const account = new Account(plane.admin, name);
      await account.permit(printedRole(name));
      return account;
    }

    const clusterWith = (name: string, token: string | object) => ({
      ...{ name, url: plane.admin.url, caFile: plane.certificate },
      ...{ authProvider: 'serviceAccount', serviceAccountToken: token },
    });

    const configOf = (clusters: object[]) => ({
      ...portalConfig(folder, port),
      kubernetes: { clusterLocatorMethods: [{ type: 'config', clusters }] },
    });

    const tokenFile = { $file: 'renewed.token' };
    const writeToken = async (account: Account) =>
      writeFile(join(folder, tokenFile.$file), await account.newToken());

    /** How often its watches have begun. */
    const watches = async (account: Account) =>
      (await plane.requests()).filter(
        ({ user, verb, stage }) =>
          user.username === account.username &&
          verb === 'watch' &&
          stage === 'RequestReceived',
      ).length;

    const isLive = (environment: string) =>
      eventually(
        () =>
          guest.view({ entityRef: 'component:default/orders', environment }),
        ({ body }) => body.source?.state === 'live',
      );

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'callboard-configuration-'));
      plane = await ControlPlane.start({
        etcd: pathOf(etcd),
        kubeApiserver: pathOf(kubeApiserver),
      });
      await new Cluster(plane.admin).apply(service);
      await LocalGitHost.open({
        ...{ id: 'gitops', path: join(folder, 'gitops.git') },
        seed: async () => new Map([['platform/dev.yaml', platform]]),
      });
      await writeFile(join(folder, 'catalog.yaml'), entity);
      [port] = await freePorts(1);
    });

    afterAll(async () => {
      await backend?.kill();
      await plane?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    it('takes over a renewed token and a new cluster, and leaves the others alone', async () => {
      const [steady, first, second, late] = await Promise.all(
        ['steady', 'first', 'second', 'late'].map(accountFor),
      );
      await writeToken(first);
      const clusters = [
        clusterWith('steady', await steady.newToken()),
        clusterWith('renewed', tokenFile),
      ];
      backend = await Backend.start(require.resolve('./replica.ts'), {
        ...{ folder, port, config: configOf(clusters) },
      });
      guest = await Guest.signIn(`http://127.0.0.1:${port}`);
      await isLive('steady');
      await isLive('renewed');
      const before = await watches(steady);
      expect(before).toBeGreaterThan(0);

      await writeToken(second);
      await eventually(
        () => watches(second),
        count => count === before,
      );
      await isLive('renewed');

      await backend.configure(
        configOf([...clusters, clusterWith('late', await late.newToken())]),
      );
      await isLive('late');

      expect(await watches(steady)).toBe(before);
      expect(await watches(second)).toBe(before);
    });
  },
);
