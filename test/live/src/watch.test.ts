import { addressesOf } from '@callboard/plugin-callboard-backend/src/cluster/facts/addresses';
import { toClusterSource } from '@callboard/plugin-callboard-backend/src/cluster/cluster-source';
import { ClusterWatch } from '@callboard/plugin-callboard-backend/src/cluster/watch/ClusterWatch';
import { Cluster } from '@callboard/test-cluster/src/Cluster';
import { ControlPlane } from '@callboard/test-cluster/src/ControlPlane';
import {
  findParts,
  pathOf,
  whySkipped,
} from '@callboard/test-cluster/src/parts';
import { setTimeout as pause } from 'node:timers/promises';
import { beyondPrintedRole } from './beyond-printed-role';
import { eventually } from './eventually';
import { Reader, Right } from './Reader';
import { Relay } from './Relay';

const { etcd, kubeApiserver } = findParts();
const noServer = whySkipped(etcd, kubeApiserver);

/** As `callboard cluster-role` prints them, of Kubernetes' own kinds. */
const rights: Right[] = [
  {
    group: '',
    resources: ['namespaces', 'pods', 'replicationcontrollers', 'services'],
  },
  {
    group: 'apps',
    resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  },
  { group: 'batch', resources: ['cronjobs', 'jobs'] },
  { group: 'networking.k8s.io', resources: ['networkpolicies', 'ingresses'] },
  { group: 'discovery.k8s.io', resources: ['endpointslices'] },
  { group: 'policy.linkerd.io', resources: ['*'] },
  { group: 'gateway.networking.k8s.io', resources: ['httproutes'] },
];

const inDefault = (apiVersion: string, kind: string, name: string, rest = {}) =>
  JSON.stringify({
    ...{ apiVersion, kind },
    metadata: { name, namespace: 'default' },
    ...rest,
  });
const service = (name: string, port = 80) =>
  inDefault('v1', 'Service', name, { spec: { ports: [{ port }] } });
const pod = (name: string) =>
  inDefault('v1', 'Pod', name, {
    spec: { containers: [{ name: 'web', image: 'web' }] },
  });

/** Of a Service. */
const nameAndPort = ({ metadata, spec }: any) =>
  `${metadata.name} ${spec.ports[0].port}`;

/** A kind that takes any object, and has a status of its own. */
const definition = (
  group: string,
  version: string,
  kind: string,
  plural: string,
) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: {
    name: `${plural}.${group}`,
    annotations: { 'api-approved.kubernetes.io': 'unapproved, for a test' },
  },
  spec: {
    group,
    scope: 'Namespaced',
    names: { kind, plural },
    versions: [
      {
        ...{ name: version, served: true, storage: true },
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      },
    ],
  },
});
const server = definition('policy.linkerd.io', 'v1beta3', 'Server', 'servers');
const gatewayApi = 'gateway.networking.k8s.io';
const httpRoute = definition(gatewayApi, 'v1', 'HTTPRoute', 'httproutes');

/** Fifty at a time. */
async function inTurns(
  count: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  for (let done = 0; done < count; done += 50) {
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => work(done + index)),
    );
  }
}

const seen = (watch: ClusterWatch) => {
  const { objects, kinds, failure } = watch.sighting();
  return {
    failure,
    names: objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    states: Object.fromEntries(kinds.map(one => [one.resource, one.state])),
    why: Object.fromEntries(kinds.map(one => [one.resource, one.failure])),
  };
};
type Seen = ReturnType<typeof seen>;

const isLive = ({ states }: Seen) =>
  Object.keys(states).length > 0 &&
  Object.values(states).every(state => state === 'live');

(noServer ? describe.skip : describe)(
  `a watch of a real API server${noServer}`,
  () => {
    let controlPlane: ControlPlane;
    let cluster: Cluster;
    let reader: Reader;
    let relay: Relay;
    let number = 0;

    beforeAll(async () => {
      controlPlane = await ControlPlane.start({
        etcd: pathOf(etcd),
        kubeApiserver: pathOf(kubeApiserver),
      });
      cluster = new Cluster(controlPlane.admin);
    }, 90_000);

    beforeEach(async () => {
      number += 1;
      reader = await Reader.create(controlPlane, `reader-${number}`, rights);
      relay = await Relay.start(controlPlane.port);
    });

    afterEach(() => {
      reader?.stop();
      relay?.stop();
    });

    afterAll(() => controlPlane?.stop());

    const remove = (resource: string, name: string) =>
      controlPlane.admin.send(
        'DELETE',
        `/api/v1/namespaces/default/${resource}/${name}?gracePeriodSeconds=0`,
      );
    const sees = (watch: ClusterWatch, isSo: (seen: Seen) => boolean) =>
      eventually(() => seen(watch), isSo);

    it('sees what is there, what is new, what has changed and what is gone', async () => {
      await cluster.apply(service('there'));
      const watch = reader.watch(relay.port);
      await sees(watch, isLive);
      expect(seen(watch).names).toContain('Service there');

      await cluster.apply(service('new'));
      await sees(watch, ({ names }) => names.includes('Service new'));
      await controlPlane.admin.send(
        'DELETE',
        '/api/v1/namespaces/default/services/there',
      );
      await cluster.apply(service('new', 8080));

      const portOf = () =>
        watch.sighting().objects.find(one => one.metadata.name === 'new')?.spec;
      await eventually(portOf, spec => JSON.stringify(spec).includes('8080'));
      await sees(watch, ({ names }) => !names.includes('Service there'));
    }, 60_000);

    it('says what it may not read, sees the rest, and all of it once it may', async () => {
      await reader.permit(
        rights.filter(({ group }) => group !== 'networking.k8s.io'),
      );
      const watch = reader.watch(relay.port);

      const { states, why } = await sees(
        watch,
        one =>
          one.states.networkpolicies === 'forbidden' &&
          one.states.services === 'live',
      );
      expect(why.networkpolicies).toContain(
        'cannot list resource "networkpolicies" in API group "networking.k8s.io"',
      );
      expect(states.ingresses).toBe('forbidden');
      expect(states).not.toHaveProperty('secrets');

      await reader.permit(rights);
      await sees(watch, isLive);
    }, 60_000);

    it('may read nothing with a Role in a namespace, and says so of each kind', async () => {
      await reader.permit([]);
      const rbac = 'rbac.authorization.k8s.io';
      await cluster.apply(
        inDefault(`${rbac}/v1`, 'Role', 'one', {
          rules: rights.map(({ group, resources }) => ({
            ...{ apiGroups: [group], resources },
            verbs: ['get', 'list', 'watch'],
          })),
        }),
      );
      await cluster.apply(
        inDefault(`${rbac}/v1`, 'RoleBinding', 'one', {
          roleRef: { apiGroup: rbac, kind: 'Role', name: 'one' },
          subjects: [
            {
              kind: 'ServiceAccount',
              name: `reader-${number}`,
              namespace: 'default',
            },
          ],
        }),
      );
      const watch = reader.watch(relay.port);

      const { why } = await sees(
        watch,
        ({ states }) =>
          Object.keys(states).length > 0 &&
          Object.values(states).every(state => state === 'forbidden'),
      );
      expect(why.services).toContain('at the cluster scope');
      expect(watch.sighting().objects).toEqual([]);
      expect(toClusterSource(watch.sighting()).missing).toContainEqual({
        resource: 'services',
        why: 'forbidden',
        text: 'Service: the credentials have no right to read it in all namespaces, so what depends on it is unknown',
        rule: '- apiGroups: [""]\n  resources: ["services"]\n  verbs: ["get", "list", "watch"]\n',
      });
    }, 60_000);

    it('reads a kind by lists where it may not be watched', async () => {
      await reader.permit(rights, ['get', 'list']);
      const watch = reader.watch(relay.port);
      await sees(watch, isLive);

      await cluster.apply(service('listed'));

      const { states } = await sees(watch, ({ names }) =>
        names.includes('Service listed'),
      );
      expect(states.services).toBe('live');
    }, 60_000);

    it('sees a kind that is installed later, and no more once it is removed', async () => {
      const watch = reader.watch(relay.port);
      await sees(watch, isLive);
      expect(seen(watch).states).not.toHaveProperty('servers');

      await cluster.define([server]);
      await cluster.apply(
        inDefault('policy.linkerd.io/v1beta3', 'Server', 'orders'),
      );
      await sees(watch, ({ names }) => names.includes('Server orders'));
      await controlPlane.admin.send(
        'DELETE',
        '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/servers.policy.linkerd.io',
      );

      const after = await sees(watch, ({ states }) => !('servers' in states));
      expect(after.names).not.toContain('Server orders');
      expect(isLive(after)).toBe(true);
    }, 90_000);

    it('knows whether a gateway has taken a route as it is now', async () => {
      await cluster.define([httpRoute]);
      const parentRef = { name: 'public' };
      const spec = (port: number) => ({
        parentRefs: [parentRef],
        rules: [{ backendRefs: [{ name: 'orders', port }] }],
      });
      await cluster.apply(
        inDefault(`${gatewayApi}/v1`, 'HTTPRoute', 'orders', {
          spec: spec(80),
        }),
      );
      const watch = reader.watch(relay.port);
      const orders = { namespace: 'default', name: 'orders' };
      const told = (problem: RegExp) =>
        eventually(
          () => addressesOf(watch.sighting(), orders)[0]?.problem ?? '',
          text => problem.test(text),
        );
      const path = `/apis/${gatewayApi}/v1/namespaces/default/httproutes/orders`;
      const change = async (part: string, fields: object) => {
        const { body } = await controlPlane.admin.send('GET', path);
        const changed = JSON.stringify({ ...body, ...fields });
        await controlPlane.admin.send('PUT', `${path}${part}`, changed);
        return body.metadata.generation;
      };
      await told(/^no gateway has taken/);

      const observedGeneration = await change('', {});
      const accepted = { type: 'Accepted', status: 'True', observedGeneration };
      await change('/status', {
        status: { parents: [{ parentRef, conditions: [accepted] }] },
      });
      await told(/^its address is not known/);
      await change('', { spec: spec(8080) });

      await told(/^the gateway has not looked at/);
    }, 60_000);

    it('shows what it knew while the API server is away, and goes on when it is back', async () => {
      await cluster.apply(service('kept'));
      const watch = reader.watch(relay.port);
      await sees(watch, isLive);

      await controlPlane.stopApiserver();
      const away = await sees(watch, ({ states }) =>
        Object.values(states).every(state => state === 'stale'),
      );
      expect(away.names).toContain('Service kept');
      await controlPlane.restartApiserver();
      await cluster.apply(service('after'));

      await sees(
        watch,
        one => isLive(one) && one.names.includes('Service after'),
      );
    }, 120_000);

    it('never takes a kind for absent while the API server starts', async () => {
      await cluster.define([server]);
      const watch = reader.watch(relay.port);
      await sees(watch, one => isLive(one) && 'servers' in one.states);
      const kept = Object.keys(seen(watch).states).sort();
      const lost = new Set<string>();
      let isOver = false;
      const looking = (async () => {
        for (; !isOver; await pause(5)) {
          const { states } = seen(watch);
          kept.filter(kind => !(kind in states)).forEach(one => lost.add(one));
        }
      })();

      for (let time = 0; time < 3; time++) {
        await controlPlane.stopApiserver();
        await controlPlane.restartApiserver();
        await sees(watch, isLive);
      }
      isOver = true;
      await looking;

      expect(kept).toContain('networkpolicies');
      expect([...lost]).toEqual([]);
      await controlPlane.admin.send(
        'DELETE',
        '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/servers.policy.linkerd.io',
      );
      await sees(watch, ({ states }) => !('servers' in states));
    }, 180_000);

    it('holds exactly what is there where the cluster was set back to an earlier day', async () => {
      await cluster.apply(service('of-that-day'));
      await cluster.apply(service('changed-since'));
      const setBack = await controlPlane.takeSnapshot();
      await remove('services', 'of-that-day');
      await cluster.apply(service('changed-since', 8080));
      await inTurns(50, index => cluster.apply(service(`since-${index}`)));
      const watch = reader.watch(relay.port);
      await sees(watch, isLive);
      expect(seen(watch).names).toContain('Service since-49');
      const begun = async () =>
        (await controlPlane.requests()).filter(
          ({ user, verb, stage }) =>
            user.username === reader.username &&
            verb === 'watch' &&
            stage === 'RequestReceived',
        ).length;
      const before = await begun();

      await setBack();

      const { items } = await controlPlane.admin.get('/api/v1/services');
      const there = items.map(nameAndPort).sort();
      expect(there).toContain('of-that-day 80');
      expect(there).toContain('changed-since 80');
      expect(there.join()).not.toContain('since-49');
      const held = () =>
        watch
          .sighting()
          .objects.filter(({ kind }) => kind === 'Service')
          .map(nameAndPort)
          .sort();
      await eventually(held, names => names.join() === there.join());
      await cluster.apply(service('after'));
      const { states } = await sees(watch, ({ names }) =>
        names.includes('Service after'),
      );
      // Each kind is read anew once; it may have been told before that the server is starting.
      expect((await begun()) - before).toBeLessThanOrEqual(
        2 * Object.keys(states).length,
      );
    }, 120_000);

    it('leaves a connection from which nothing comes any more', async () => {
      const watch = reader.watch(relay.port, 3);
      await sees(watch, isLive);

      relay.fallSilent();
      await cluster.apply(service('unheard'));
      await sees(watch, ({ states }) => states.services === 'stale');
      expect(seen(watch).names).not.toContain('Service unheard');
      relay.serveAgain();

      await sees(watch, ({ names }) => names.includes('Service unheard'));
    }, 60_000);

    it('says that its credentials are refused, and goes on with new ones', async () => {
      const watch = reader.watch(relay.port);
      await sees(watch, isLive);

      await reader.revokeToken();
      // One kind asks, the others wait for it. The API server believes a token for some seconds more.
      await eventually(
        () => {
          const now = seen(watch);
          if (isLive(now)) relay.cut();
          return now;
        },
        ({ why }) => JSON.stringify(why).includes('401 Unauthorized'),
      );
      expect(JSON.stringify(watch.sighting())).not.toContain(reader.token);
      await reader.renewToken();

      await sees(watch, isLive);
    }, 60_000);

    it('reads a big kind whole', async () => {
      await inTurns(1200, index => cluster.apply(pod(`many-${index}`)));
      const byStream = reader.watch(relay.port);
      await sees(byStream, isLive);
      const pods = () =>
        byStream.sighting().pods.filter(one => one.name.startsWith('many-'));
      expect(pods()).toHaveLength(1200);

      await remove('pods', 'many-7');

      await eventually(pods, ({ length }) => length === 1199);
    }, 120_000);

    it('only ever reads, never a Secret, and nothing for those who look', async () => {
      const watch = reader.watch(relay.port);
      await sees(watch, isLive);
      const own = async () =>
        (await controlPlane.requests()).filter(
          ({ user }) => user.username === reader.username,
        );
      const before = await own();

      for (let view = 0; view < 200; view++) {
        expect(watch.sighting().kinds).not.toEqual([]);
        await pause(5);
      }

      // What there is to watch is asked about now and then.
      const isOfView = ({ requestURI }: { requestURI: string }) =>
        !/^\/(version|apis?(\/[^/]+)*)$/.test(requestURI);
      expect((await own()).filter(isOfView)).toHaveLength(
        before.filter(isOfView).length,
      );
      const readers = (await controlPlane.requests()).filter(({ user }) =>
        user.username?.startsWith('system:serviceaccount:default:reader-'),
      );
      expect(readers.length).toBeGreaterThan(100);
      expect([...new Set(readers.map(({ verb }) => verb))].sort()).toEqual([
        'get',
        'list',
        'watch',
      ]);
      expect(beyondPrintedRole(readers)).toEqual([]);
      // Whoever makes the objects does more.
      expect(beyondPrintedRole(await controlPlane.requests())).toContain(
        'create /api/v1/namespaces/default/services',
      );
    }, 60_000);
  },
);
