import { LocalGitHost } from '@callboard/plugin-callboard-backend/src/git/local/LocalGitHost';
import { Cluster } from '@callboard/test-cluster/src/Cluster';
import { ControlPlane } from '@callboard/test-cluster/src/ControlPlane';
import { freePorts } from '@callboard/test-cluster/src/free-ports';
import {
  findParts,
  pathOf,
  whySkipped,
} from '@callboard/test-cluster/src/parts';
import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Balancer } from './Balancer';
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
  const replicas: ChildProcess[] = [];
  let url: string;

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
    for (const own of ports) replicas.push(await startReplica(own));
  });

  afterAll(async () => {
    for (const replica of replicas) replica.kill('SIGKILL');
    balancer?.close();
    await postgres?.stop();
    await plane?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const configOf = (port: number) => ({
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      database: {
        client: 'pg',
        connection: {
          ...{ host: '127.0.0.1', port: postgres.port },
          ...{ user: postgres.user, password: 'unused' },
        },
      },
    },
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    catalog: {
      locations: [{ type: 'file', target: join(folder, 'catalog.yaml') }],
    },
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
    callboard: {
      repositories: [
        {
          ...{ id: 'gitops', type: 'local', path: join(folder, 'gitops.git') },
          allowInProduction: true,
        },
      ],
    },
  });

  async function startReplica(port: number): Promise<ChildProcess> {
    const config = join(folder, `${port}.json`);
    await writeFile(config, JSON.stringify(configOf(port)));
    const child = fork(require.resolve('./replica.ts'), ['--config', config], {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      ],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error('the replica ended');
      await pause(100);
    }
    return child;
  }

  async function isReady(port: number): Promise<boolean> {
    const path = '/.backstage/health/v1/readiness';
    const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(
      () => undefined,
    );
    return answer?.ok ?? false;
  }

  async function signIn(): Promise<string> {
    const answer = await fetch(`${url}/api/auth/guest/refresh`, {
      method: 'POST',
    });
    return (await answer.json()).backstageIdentity.token;
  }

  async function view(token: string) {
    const query = 'entityRef=component:default/orders&source=cluster';
    const answer = await fetch(`${url}/api/callboard/network?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    // Half an answer is none.
    const text = await answer.text().catch(() => undefined);
    return text === undefined
      ? { status: 0, body: {} }
      : { status: answer.status, body: answer.ok ? JSON.parse(text) : {} };
  }

  /** Each second request goes to the other replica. */
  async function untilBothAreLive(token: string) {
    const isLive = async () =>
      (await view(token)).body.source?.state === 'live';
    while (!((await isLive()) && (await isLive()))) await pause(100);
  }

  it('name what they have read alike, so that a reader may wait at either', async () => {
    const token = await signIn();
    await untilBothAreLive(token);
    const revisions = [await view(token), await view(token)].map(
      ({ body }) => body.source.revision,
    );
    expect(revisions[0]).toBeTruthy();
    expect(revisions[1]).toBe(revisions[0]);
  });

  it('lose no request but those that the killed one has taken', async () => {
    const token = await signIn();
    await untilBothAreLive(token);

    let isOver = false;
    const statuses: number[] = [];
    const read = async () => {
      while (!isOver) statuses.push((await view(token)).status);
    };
    const all = Promise.all(Array.from({ length: readers }, read));
    const answered = async (count: number) => {
      const wanted = statuses.length + count;
      while (statuses.length < wanted) await pause(10);
    };
    await answered(40);
    const [killed] = replicas;
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    await answered(100 + readers);
    isOver = true;
    await all;

    const lost = statuses.filter(status => status !== 200);
    // Each reader has one in flight, which may be half answered.
    expect(lost.length).toBeLessThanOrEqual(readers);
    expect(statuses.slice(-100)).toEqual(Array(100).fill(200));
  });
});
