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
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Backend } from './Backend';
import { beyondPrintedRole } from './beyond-printed-role';
import { eventually } from './eventually';
import { Guest } from './Guest';
import { portalConfig } from './portal-config';

const { etcd, kubeApiserver } = findParts();
const noServer = whySkipped(etcd, kubeApiserver);
const pollSeconds = 10;
/** What failed is tried again after a while, and then not all at once. */
const pollsLate = 9 * pollSeconds;

const platform = `apiVersion: callboard.dev/v1alpha1
kind: Platform
metadata: { name: prod }
spec: { kubernetes: "1.36", cluster: found }
`;

const service = (name: string, port: number) => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: default }
spec: { selector: { app: ${name} }, ports: [{ port: ${port} }] }
`;

const component = (name: string, owner: string) => `---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ${name} }
spec: { type: service, lifecycle: production, owner: "${owner}" }
`;

/** As the locator `catalog` of the Kubernetes plugin finds one. */
const clusterEntity = (url: string, certificate: Buffer) => `---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata:
  name: found
  annotations:
    kubernetes.io/api-server: ${url}
    kubernetes.io/api-server-certificate-authority: ${certificate.toString(
      'base64',
    )}
    kubernetes.io/auth-provider: own
spec: { type: kubernetes-cluster, owner: team }
`;

type View = Awaited<ReturnType<Guest['view']>>;

const stateOf = ({ body }: View) => body.source?.state;
const portsOf = ({ body }: View) => JSON.stringify(body.address?.ports);

(noServer ? describe.skip : describe)(
  `a real API server that only the Kubernetes plugin can reach${noServer}`,
  () => {
    jest.setTimeout(180_000);
    let folder: string;
    let plane: ControlPlane;
    let account: Account;
    let backend: Backend;
    let guest: Guest;

    const configOf = (port: number) => {
      const { callboard, ...rest } = portalConfig(folder, port);
      return {
        ...rest,
        permission: { enabled: true },
        kubernetes: {
          serviceLocatorMethod: { type: 'multiTenant' },
          clusterLocatorMethods: [
            // The catalog names no address of this machine to the plugin otherwise.
            { type: 'catalog', dangerouslyAllowClusterUrls: ['127.0.0.1'] },
          ],
        },
        callboard: { ...callboard, clusters: { pollSeconds } },
      };
    };

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'callboard-proxied-'));
      plane = await ControlPlane.start({
        etcd: pathOf(etcd),
        kubeApiserver: pathOf(kubeApiserver),
      });
      const cluster = new Cluster(plane.admin);
      await cluster.apply(service('orders', 80));
      await cluster.apply(service('payroll', 4711));
      account = new Account(plane.admin, 'callboard');
      await account.permit(printedRole(account.name));
      await LocalGitHost.open({
        ...{ id: 'gitops', path: join(folder, 'gitops.git') },
        seed: async () => new Map([['platform/prod.yaml', platform]]),
      });
      await writeFile(
        join(folder, 'catalog.yaml'),
        component('orders', 'user:development/guest') +
          component('payroll', 'group:default/finance') +
          clusterEntity(plane.admin.url, readFileSync(plane.certificate)),
      );
      const [port] = await freePorts(1);
      backend = await Backend.start(
        require.resolve('./with-kubernetes-plugin.ts'),
        {
          ...{ folder, port, config: configOf(port) },
          env: { CLUSTER_TOKEN: await account.newToken() },
        },
      );
      guest = await Guest.signIn(`http://127.0.0.1:${port}`);
    });

    afterAll(async () => {
      await backend?.kill();
      await plane?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    const view = (name = 'orders', rest = {}) =>
      guest.view({ entityRef: `component:default/${name}`, ...rest });
    const requests = async () =>
      (await plane.requests()).filter(
        ({ user, stage }) =>
          user.username === account.username && stage === 'RequestReceived',
      );
    const lists = async () =>
      (await requests()).filter(
        ({ verb, objectRef }) =>
          verb === 'list' && objectRef?.resource === 'services',
      ).length;

    it('shows its network, and how old that is', async () => {
      const { body } = await eventually(
        view,
        one => stateOf(one) === 'live',
        pollsLate,
      );

      expect(body.source).toMatchObject({ kind: 'cluster', cluster: 'found' });
      expect(body.address.ports).toMatchObject([{ port: 80 }]);
      const age = (Date.now() - Date.parse(body.source.readAt)) / 1000;
      expect(age).toBeLessThan(3 * pollSeconds);
    });

    it('is read again by itself, and not for those who look', async () => {
      const before = await lists();
      for (let count = 0; count < 50; count++) await view();
      expect((await lists()) - before).toBeLessThanOrEqual(1);

      await new Cluster(plane.admin).apply(service('orders', 8080));

      await eventually(view, one => portsOf(one).includes('8080'), pollsLate);
    });

    it('is said to be away while it is, with what was known, and read again when it is back', async () => {
      await plane.stopApiserver();
      const away = await eventually(
        view,
        one => stateOf(one) === 'stale',
        pollsLate,
      );
      expect(away.body.address.ports).toMatchObject([{ port: 8080 }]);
      expect(away.body.source.failure).toBeTruthy();

      await plane.restartApiserver();
      await new Cluster(plane.admin).apply(service('orders', 9090));

      const back = await eventually(
        view,
        one => stateOf(one) === 'live' && portsOf(one).includes('9090'),
        pollsLate,
      );
      expect(back.body.source.failure).toBeUndefined();
    });

    it('shows nothing to whoever may not read the network of an entity', async () => {
      await view();
      for (const source of ['cluster', 'git']) {
        const { status, text } = await view('payroll', { source });
        expect(status).toBe(403);
        expect(text).not.toMatch(/4711|found/);
      }
    });

    it('is asked with get and list for nothing but what the printed role names', async () => {
      const asked = await requests();
      expect(asked.length).toBeGreaterThan(20);
      expect([...new Set(asked.map(({ verb }) => verb))].sort()).toEqual([
        'get',
        'list',
      ]);
      expect(beyondPrintedRole(asked)).toEqual([]);
    });
  },
);
