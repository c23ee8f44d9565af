/* eslint-disable no-console -- progress of long work */
import { ApiClient } from '@callboard/test-cluster/src/ApiClient';
import { ControlPlane } from '@callboard/test-cluster/src/ControlPlane';
import { findParts, pathOf } from '@callboard/test-cluster/src/parts';
import { createServer, Server } from 'node:net';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { appAt, gatherApps, gatherPods } from './entity-view/crowd';
import { crowd, entityAt, refAt } from './entity-view/entities';
import { ConfiguredCluster, Portal } from './entity-view/Portal';
import { standingCosts } from './entity-view/standing-costs';
import { startPortal, whole } from './entity-view/start-portal';

const pods = crowd.namespaces * crowd.appsEach * crowd.podsEach;
const readers = 20;
const viewsEach = 30;
const changes = 50;
/** Longer than this nobody looks at an empty page. */
const patience = 20_000;

const quantile = (times: number[], part: number) =>
  [...times]
    .sort((one, other) => one - other)
    [Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(1);

/** How either plugin is asked for an entity, by the number of an app. @returns ms */
const ways: Record<
  string,
  (portal: Portal, index: number, spans: boolean) => Promise<number>
> = {
  Callboard: async (portal, index, spans) => {
    const query = `entityRef=${encodeURIComponent(refAt(index, spans))}`;
    return expected(await portal.ask(`/callboard/network?${query}`));
  },
  'Callboard, all cards': async (portal, index, spans) => {
    const query = `entityRef=${encodeURIComponent(refAt(index, spans))}`;
    const begin = performance.now();
    const answers = await Promise.all([
      portal.ask(`/callboard/network?${query}`),
      portal.ask(`/callboard/network/connections?${query}`),
    ]);
    answers.forEach(expected);
    return performance.now() - begin;
  },
  'Kubernetes plugin': async (portal, index, spans) => {
    const entity = entityAt(index, spans);
    return expected(
      await portal.ask(`/kubernetes/services/${entity.metadata.name}`, {
        method: 'POST',
        body: JSON.stringify({ entity, auth: {} }),
      }),
    );
  },
};

/**
 * Claim: an entity's network view costs the API server nothing and is quicker than the view of Backstage's Kubernetes
 * plugin on the same entity and cluster, most of all where the entity spans many namespaces; one cluster that is silent
 * delays nobody; and what changes in the cluster is seen within a second.
 */
export async function entityView() {
  const parts = findParts();
  const plane = await ControlPlane.start(
    {
      etcd: pathOf(parts.etcd),
      kubeApiserver: pathOf(parts.kubeApiserver),
    },
    {},
  );
  const silence = await silent();
  try {
    console.log(`${pods} pods, 1,000 services and policies`);
    await gatherApps(plane.admin, crowd);
    const cluster = toCluster('busy', plane.admin);
    return {
      standing: await standingCosts(cluster, () =>
        gatherPods(plane.admin, crowd),
      ),
      views: await viewsBeside(plane.admin, cluster),
      'beside a silent cluster': await besideSilence(cluster, silence),
      changes: await seenChanges(plane.admin, cluster),
    };
  } finally {
    silence.close();
    await plane.stop();
  }
}

/** The same entities, asked for in both ways. */
async function viewsBeside(api: ApiClient, cluster: ConfiguredCluster) {
  const portal = await startPortal([cluster]);
  await whole(portal);
  const table: Record<string, object> = {};
  for (const [entity, spans] of [
    ['one namespace', false],
    ['25 namespaces', true],
  ] as const) {
    for (const [way, view] of Object.entries(ways)) {
      await portal.tell('longestBlock');
      // Whatever is found out at the first look at each is not the others'.
      const first = await inTurn(20, index => view(portal, index, spans));
      const before = await requestsTo(api);
      const alone = await inTurn(60, index => view(portal, index, spans));
      const requests = (await requestsTo(api)) - before;
      const begin = performance.now();
      const together = await Promise.all(
        Array.from({ length: readers }, (_, reader) =>
          inTurn(viewsEach, index => view(portal, reader * 7 + index, spans)),
        ),
      );
      const seconds = (performance.now() - begin) / 1000;
      table[`${entity}, ${way}`] = {
        'p50 first': quantile(first, 0.5),
        'p50 alone': quantile(alone, 0.5),
        'p95 alone': quantile(alone, 0.95),
        'p50 of 20': quantile(together.flat(), 0.5),
        'p95 of 20': quantile(together.flat(), 0.95),
        'views/s of 20': ((readers * viewsEach) / seconds).toFixed(0),
        'API requests/view': (requests / 60).toFixed(1),
        'longest block': (await portal.tell('longestBlock')).toFixed(0),
      };
    }
  }
  await portal.stop();
  return table;
}

async function besideSilence(cluster: ConfiguredCluster, silence: Server) {
  const address = silence.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  const dead = {
    ...cluster,
    ...{ name: 'silent', url: `https://127.0.0.1:${address.port}` },
  };
  const portal = await startPortal([cluster, dead]);
  await whole(portal);
  const table: Record<string, object> = {};
  for (const [way, view] of Object.entries(ways)) {
    const count = way === 'Callboard' ? 60 : 1;
    const times = await inTurn(count, index =>
      Promise.race([view(portal, index, false), pause(patience, patience)]),
    );
    table[way] = { 'p50 alone': quantile(times, 0.5) };
  }
  await portal.stop();
  return table;
}

/** From the write to the API server until a reader who waits holds the new view, while others' pods come and go. */
async function seenChanges(api: ApiClient, cluster: ConfiguredCluster) {
  const portal = await startPortal([cluster]);
  await whole(portal);
  const alone = await changesSeen(api, portal);
  await portal.tell('longestBlock');
  const others = new AbortController();
  const restless = churn(api, others.signal);
  const among = await changesSeen(api, portal);
  others.abort();
  await restless;
  const longestBlock = await portal.tell('longestBlock');
  await portal.stop();
  return {
    'alone, p50, ms': quantile(alone, 0.5),
    'alone, p99, ms': quantile(alone, 0.99),
    'among others, p50, ms': quantile(among, 0.5),
    'among others, p99, ms': quantile(among, 0.99),
    'longest block among others, ms': longestBlock.toFixed(0),
  };
}

async function changesSeen(api: ApiClient, portal: Portal): Promise<number[]> {
  const query = `entityRef=${encodeURIComponent(refAt(0, false))}`;
  const view = async () =>
    JSON.parse((await portal.ask(`/callboard/network?${query}`)).text);
  const { namespace, name } = appAt(crowd, 0);
  const path = `/api/v1/namespaces/${namespace}/services/${name}`;
  const times: number[] = [];
  for (let index = 0; index < changes; index++) {
    const { source, address } = await view();
    const next = address.ports[0].targetPort === 9000 ? 9001 : 9000;
    const waiting = portal.ask(
      `/callboard/network/change?${query}&environment=prod&revision=${source.revision}`,
    );
    await pause(100);
    const service = await api.get(path);
    service.spec.ports[0].targetPort = next;
    const begin = performance.now();
    await api.send('PUT', path, JSON.stringify(service));
    await waiting;
    const { targetPort } = (await view()).address.ports[0];
    if (targetPort !== next) throw new Error(`still ${targetPort}`);
    times.push(performance.now() - begin);
  }
  return times;
}

/** Ten times a second somebody else's pod becomes ready, or is no more. */
async function churn(api: ApiClient, signal: AbortSignal): Promise<void> {
  for (let turn = 0; !signal.aborted; turn++) {
    const { namespace, name } = appAt(crowd, 100 + (turn % 500));
    const path = `/api/v1/namespaces/${namespace}/pods/${name}-0`;
    const pod = await api.get(path);
    const ready = pod.status.conditions.find(
      ({ type }: { type: string }) => type === 'Ready',
    );
    ready.status = ready.status === 'True' ? 'False' : 'True';
    await api.send('PUT', `${path}/status`, JSON.stringify(pod));
    await pause(100);
  }
}

function expected(answer: {
  status: number;
  text: string;
  milliseconds: number;
}): number {
  if (answer.status !== 200) {
    throw new Error(`${answer.status}: ${answer.text.slice(0, 500)}`);
  }
  return answer.milliseconds;
}

async function inTurn(count: number, view: (index: number) => Promise<number>) {
  const times: number[] = [];
  for (let index = 0; index < count; index++)
    times.push(await view(index % 40));
  return times;
}

/** What the API server was asked to read since it started, watches apart. */
async function requestsTo(api: ApiClient): Promise<number> {
  const { body } = await api.send('GET', '/metrics');
  return [
    ...String(body).matchAll(
      /^apiserver_request_total\{.*resource="(\w+)".*verb="(?:GET|LIST)".*\} (\d+)$/gm,
    ),
  ]
    .filter(([, resource]) => resource !== 'leases')
    .reduce((sum, [, , count]) => sum + Number(count), 0);
}

/** Accepts connections, and says nothing. */
async function silent(): Promise<Server> {
  const server = createServer(socket => socket.on('error', () => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function toCluster(name: string, api: ApiClient): ConfiguredCluster {
  return { name, url: api.url, token: api.token };
}
