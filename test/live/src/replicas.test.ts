import { LocalGitHost } from '@callboard/plugin-callboard-backend/src/git/local/LocalGitHost';
import { Cluster } from '@callboard/test-cluster/src/Cluster';
import { ControlPlane } from '@callboard/test-cluster/src/ControlPlane';
import { freePorts } from '@callboard/test-cluster/src/free-ports';
import {
  findParts,
  pathOf,
  whySkipped,
} from '@callboard/test-cluster/src/parts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Backend } from './Backend';
import { Balancer } from './Balancer';
import { Guest } from './Guest';
import { portalConfig } from './portal-config';
import { findPostgres, Postgres } from './Postgres';

const { etcd, kubeApiserver } = findParts();
const why = whySkipped(etcd, kubeApiserver, findPostgres());
const readers = 4;

const platform = `apiVersion: callboard.dev/v1alpha1
kind: Platform
metadata: { name: prod }
spec: { kubernetes: "1.36", cluster: real }
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

(why ? describe.skip : describe)(`two replicas on one PostgreSQL${why}`, () => {
  jest.setTimeout(180_000);
  let folder: string;
  let plane: ControlPlane;
  let postgres: Postgres;
  let balancer: Balancer;
  const replicas: Backend[] = [];
  let url: string;

  const configOf = (port: number) => {
    const { backend, ...rest } = portalConfig(folder, port, url);
    const connection = {
      ...{ host: '127.0.0.1', port: postgres.port },
      ...{ user: postgres.user, password: 'unused' },
    };
    return {
      ...rest,
      backend: { ...backend, database: { client: 'pg', connection } },
      kubernetes: {
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              {
                ...{ name: 'real', url: plane.admin.url },
                authProvider: 'serviceAccount',
                serviceAccountToken: plane.admin.token,
                caFile: plane.admin.certificate,
              },
            ],
          },
        ],
      },
    };
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callboard-replicas-'));
    plane = await ControlPlane.start({
      etcd: pathOf(etcd),
      kubeApiserver: pathOf(kubeApiserver),
    });
    await new Cluster(plane.admin).apply(service);
    postgres = await Postgres.start(pathOf(findPostgres()));
    await LocalGitHost.open({
      ...{ id: 'gitops', path: join(folder, 'gitops.git') },
      seed: async () => new Map([['platform/prod.yaml', platform]]),
    });
    await writeFile(join(folder, 'catalog.yaml'), entity);
    const [port, ...ports] = await freePorts(3);
    url = `http://127.0.0.1:${port}`;
    balancer = await Balancer.before(port, ports);
    // The first makes the tables, as in a rolling update.
    for (const own of ports) {
      const config = configOf(own);
      replicas.push(
        await Backend.start(require.resolve('./replica.ts'), {
          ...{ folder, port: own, config },
        }),
      );
    }
  });

  afterAll(async () => {
    for (const replica of replicas) await replica.kill();
    balancer?.close();
    await postgres?.stop();
    await plane?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const view = (guest: Guest) =>
    guest.view({ entityRef: 'component:default/orders', source: 'cluster' });

  /** Each second request goes to the other replica. */
  async function untilBothAreLive(guest: Guest) {
    const isLive = async () =>
      (await view(guest)).body.source?.state === 'live';
    while (!((await isLive()) && (await isLive()))) await pause(100);
  }

  it('name what they have read alike, so that a reader may wait at either', async () => {
    const guest = await Guest.signIn(url);
    await untilBothAreLive(guest);
    const revisions = [await view(guest), await view(guest)].map(
      ({ body }) => body.source.revision,
    );
    expect(revisions[0]).toBeTruthy();
    expect(revisions[1]).toBe(revisions[0]);
  });

  it('lose no request but those that the killed one has taken', async () => {
    const guest = await Guest.signIn(url);
    await untilBothAreLive(guest);

    let isOver = false;
    const statuses: number[] = [];
    const read = async () => {
      while (!isOver) statuses.push((await view(guest)).status);
    };
    const all = Promise.all(Array.from({ length: readers }, read));
    const answered = async (count: number) => {
      const wanted = statuses.length + count;
      while (statuses.length < wanted) await pause(10);
    };
    await answered(40);
    await replicas[0].kill();
    await answered(100 + readers);
    isOver = true;
    await all;

    const lost = statuses.filter(status => status !== 200);
    // Each reader has one in flight, which may be half answered.
    expect(lost.length).toBeLessThanOrEqual(readers);
    expect(statuses.slice(-100)).toEqual(Array(100).fill(200));
  });
});
