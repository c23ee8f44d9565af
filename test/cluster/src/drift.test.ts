import { renderNamespace } from '@callboard/manifests';
// What is asked here is no part of the public door of the plugin, and shall not become one for a test.
// eslint-disable-next-line @backstage/no-forbidden-package-imports, @backstage/no-mixed-plugin-imports
import { driftOf } from '@callboard/plugin-callboard-backend/src/cluster/facts/drift';
import { kindsRead, toSnapshot } from '@callboard/reachability';
import { stringify } from 'yaml';
import { Cluster } from './Cluster';
import { ControlPlane } from './ControlPlane';
import { readDefinitions } from './definitions';
import {
  customKindsIn,
  Document,
  ManifestSet,
  namespacesIn,
  readGoldenCases,
} from './manifest-sets';
import { findParts, pathOf, whySkipped } from './parts';

const { etcd, kubeApiserver, definitions } = findParts();
const noServer = whySkipped(etcd, kubeApiserver, definitions);
const goldenCases = readGoldenCases();

const groupOf = ({ apiVersion }: { apiVersion: string }) =>
  apiVersion.includes('/') ? apiVersion.split('/')[0] : '';

/** What the watch reads: Ingresses for where a Service is reached, everything else for who may call whom. */
const isWatched = ({ object }: Document) =>
  object.kind === 'Ingress' ||
  Object.values(kindsRead)
    .flat()
    .some(
      ({ group, kind }) =>
        group === groupOf(object) && (kind === object.kind || kind === '*'),
    );

/** What differs between these manifests and what the server keeps of others of the same names. */
function driftBetween(documents: Document[], kept: any[]) {
  const [, , , , service] = documents[0].path.split('/');
  const folder = documents[0].path.split('/').slice(0, 4).join('/');
  return driftOf(
    {
      ...{ cluster: 'test', revision: 1, pods: [], endpointSlices: [] },
      ...{ malformed: [], startedAt: new Date(0) },
      objects: kept.flatMap(
        object =>
          toSnapshot([{ path: 'live', text: JSON.stringify(object) }]).objects,
      ),
      kinds: documents.map(({ object }) => ({
        group: groupOf(object),
        version: 'v1',
        kind: object.kind,
        resource: object.kind,
        isNamespaced: true,
        state: 'live',
      })),
    },
    {
      service: {
        namespace: documents[0].object.metadata.namespace!,
        name: service,
      },
      folder,
      objects: documents.flatMap(
        ({ path, text }) => toSnapshot([{ path, text }]).objects,
      ),
    },
  );
}

/** Those of a set that the watch reads, by the folder of their service. */
function byService({ documents }: ManifestSet): Document[][] {
  const folders = new Map<string, Document[]>();
  for (const one of documents.filter(isWatched)) {
    const folder = one.path.split('/').slice(0, 4).join('/');
    folders.set(folder, [...(folders.get(folder) ?? []), one]);
  }
  return [...folders].flatMap(([folder, all]) =>
    folder.endsWith('/_namespace') ? [] : [all],
  );
}

/** A change of each kind that matters to the network, and the field that it is found at. */
const changes: Record<string, [path: string, change: (spec: any) => void]> = {
  Deployment: [
    'spec.template.metadata.labels.tier',
    spec => {
      spec.template.metadata.labels.tier = 'web';
    },
  ],
  Service: [
    'spec.selector.tier',
    spec => {
      spec.selector.tier = 'web';
    },
  ],
  NetworkPolicy: [
    'spec.podSelector.matchLabels.tier',
    spec => {
      spec.podSelector.matchLabels.tier = 'web';
    },
  ],
  CiliumNetworkPolicy: [
    'spec.endpointSelector.matchLabels.tier',
    spec => {
      spec.endpointSelector.matchLabels.tier = 'web';
    },
  ],
  Ingress: [
    'spec.rules.0.host',
    spec => {
      spec.rules[0].host = 'other.example.com';
    },
  ],
  'gateway.networking.k8s.io HTTPRoute': [
    'spec.rules.0.backendRefs.0.weight',
    spec => {
      spec.rules[0].backendRefs[0].weight = 7;
    },
  ],
  'policy.linkerd.io HTTPRoute': [
    'spec.parentRefs.0.name',
    spec => {
      spec.parentRefs[0].name = 'other';
    },
  ],
  GRPCRoute: [
    'spec.parentRefs.0.name',
    spec => {
      spec.parentRefs[0].name = 'other';
    },
  ],
  Gateway: [
    'spec.listeners.0.port',
    spec => {
      spec.listeners[0].port = 15009;
    },
  ],
  DestinationRule: [
    'spec.host',
    spec => {
      spec.host = 'other';
    },
  ],
  ServiceEntry: [
    'spec.hosts.0',
    spec => {
      spec.hosts[0] = 'other.example.com';
    },
  ],
  VirtualService: [
    'spec.hosts.0',
    spec => {
      spec.hosts[0] = 'other.example.com';
    },
  ],
  EnvoyFilter: [
    'spec.workloadSelector.labels.tier',
    spec => {
      spec.workloadSelector.labels.tier = 'web';
    },
  ],
  'security.istio.io AuthorizationPolicy': [
    'spec.action',
    spec => {
      spec.action = 'DENY';
    },
  ],
  PeerAuthentication: [
    'spec.mtls.mode',
    spec => {
      spec.mtls.mode = 'PERMISSIVE';
    },
  ],
  'policy.linkerd.io AuthorizationPolicy': [
    'spec.targetRef.name',
    spec => {
      spec.targetRef.name = 'other';
    },
  ],
  HTTPLocalRateLimitPolicy: [
    'spec.targetRef.name',
    spec => {
      spec.targetRef.name = 'other';
    },
  ],
  MeshTLSAuthentication: [
    'spec.identities.0',
    spec => {
      spec.identities[0] = '*';
    },
  ],
  NetworkAuthentication: [
    'spec.networks.0.cidr',
    spec => {
      spec.networks[0].cidr = '192.0.2.0/24';
    },
  ],
  Server: [
    'spec.accessPolicy',
    spec => {
      spec.accessPolicy = 'audit';
    },
  ],
};

const watched = goldenCases.flatMap(byService);
const kindOf = ({ object }: Document) =>
  Object.hasOwn(changes, object.kind)
    ? object.kind
    : `${groupOf(object)} ${object.kind}`;
const firstOfEachKind = [
  ...new Map(
    watched
      .flat()
      // An alias of a host has nothing that a Service has otherwise.
      .filter(({ text }) => !text.includes('type: ExternalName'))
      .reverse()
      .map(one => [kindOf(one), one]),
  ),
];

/** What leaves out all that may be left out. */
const tersely: [apiVersion: string, kind: string, spec: object][] = [
  ['v1', 'Service', { selector: { app: 'orders' }, ports: [{ port: 80 }] }],
  ['v1', 'Service', { clusterIP: 'None', selector: { app: 'orders' } }],
  [
    'v1',
    'Service',
    {
      type: 'LoadBalancer',
      selector: { app: 'orders' },
      ports: [{ port: 80 }],
    },
  ],
  [
    'networking.k8s.io/v1',
    'NetworkPolicy',
    {
      podSelector: {},
      ingress: [{ from: [], ports: [{ port: 80 }] }],
      egress: [{ to: [{ podSelector: {} }], ports: [{ port: 53 }] }],
    },
  ],
  ['networking.k8s.io/v1', 'NetworkPolicy', { podSelector: {}, ingress: [] }],
  [
    'apps/v1',
    'Deployment',
    {
      selector: { matchLabels: { app: 'orders' } },
      template: {
        metadata: { labels: { app: 'orders' } },
        spec: {
          containers: [
            { name: 'orders', image: 'orders', ports: [{ containerPort: 80 }] },
          ],
        },
      },
    },
  ],
  [
    'batch/v1',
    'CronJob',
    {
      schedule: '0 * * * *',
      jobTemplate: {
        spec: {
          template: {
            metadata: { labels: { app: 'orders' } },
            spec: {
              restartPolicy: 'Never',
              containers: [{ name: 'orders', image: 'orders' }],
            },
          },
        },
      },
    },
  ],
  [
    'batch/v1',
    'Job',
    {
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [{ name: 'orders', image: 'orders' }],
        },
      },
    },
  ],
  [
    'gateway.networking.k8s.io/v1',
    'HTTPRoute',
    {
      parentRefs: [{ name: 'public' }],
      rules: [
        { backendRefs: [{ name: 'orders', port: 80 }] },
        {
          matches: [{ method: 'GET', headers: [{ name: 'a', value: 'b' }] }],
          filters: [
            {
              type: 'RequestMirror',
              requestMirror: { backendRef: { name: 'orders', port: 81 } },
            },
          ],
          backendRefs: [{ name: 'orders', port: 80 }],
        },
        {
          matches: [
            { path: { value: '/a' }, queryParams: [{ name: 'a', value: 'b' }] },
          ],
          filters: [
            {
              type: 'RequestRedirect',
              requestRedirect: { hostname: 'example.com' },
            },
          ],
        },
      ],
    },
  ],
  [
    'gateway.networking.k8s.io/v1',
    'GRPCRoute',
    {
      parentRefs: [{ name: 'public' }],
      rules: [
        {
          matches: [
            {
              method: { service: 'orders' },
              headers: [{ name: 'a', value: 'b' }],
            },
          ],
          backendRefs: [{ name: 'orders', port: 80 }],
        },
      ],
    },
  ],
  [
    'gateway.networking.k8s.io/v1',
    'Gateway',
    {
      gatewayClassName: 'istio',
      listeners: [
        { name: 'http', port: 80, protocol: 'HTTP' },
        {
          name: 'https',
          port: 443,
          protocol: 'HTTPS',
          tls: { certificateRefs: [{ name: 'orders' }] },
          allowedRoutes: {},
        },
      ],
    },
  ],
  [
    'policy.linkerd.io/v1beta3',
    'Server',
    { podSelector: { matchLabels: { app: 'orders' } }, port: 80 },
  ],
];

(noServer ? describe.skip : describe)(
  `Git against a real API server${noServer}`,
  () => {
    let controlPlane: ControlPlane;
    let cluster: Cluster;

    beforeAll(async () => {
      controlPlane = await ControlPlane.start({
        etcd: pathOf(etcd),
        kubeApiserver: pathOf(kubeApiserver),
      });
      cluster = new Cluster(controlPlane.admin);
      await cluster.define(
        readDefinitions(
          pathOf(definitions),
          goldenCases.flatMap(customKindsIn),
        ),
      );
      const [{ platform: any }] = goldenCases;
      await cluster.apply(renderNamespace('terse', any)[0].text);
      for (const set of goldenCases) {
        for (const name of namespacesIn(set)) {
          const { spec } = set.platform;
          const platform = {
            ...set.platform,
            spec: { ...spec, namespaceSuffix: '' },
          };
          await cluster.apply(renderNamespace(name, platform)[0].text);
        }
      }
    }, 150_000);

    afterAll(() => controlPlane?.stop());

    it.each(goldenCases.map(set => [set.name, set] as const))(
      'has nothing to say of the golden case %s as it was applied',
      async (_, set) => {
        for (const documents of byService(set)) {
          const kept = [];
          for (const { text } of documents) kept.push(await cluster.kept(text));
          expect(driftBetween(documents, kept)).toEqual([]);
        }
      },
      60_000,
    );

    it.each(firstOfEachKind)(
      'finds one field of a %s that somebody changed',
      async (kind, document) => {
        const [path, change] = changes[kind];
        const changed = structuredClone(document.object) as any;
        change(changed.spec);
        const kept = await cluster.kept(stringify(changed));
        const found = driftBetween([document], [kept]);
        expect(
          found.map(({ is, fields }) => [is, fields.map(field => field.path)]),
        ).toEqual([['differs', [path]]]);
      },
    );

    it.each(tersely)(
      'fills in what %s %s leaves out (case %#)',
      async (apiVersion, kind, spec) => {
        const metadata = { name: 'orders', namespace: 'terse' };
        const text = stringify({ apiVersion, kind, metadata, spec });
        const object = { apiVersion, kind, metadata };
        const path = 'deploy/prod/terse/orders/all.yaml';

        const kept = await cluster.kept(text);

        expect(kept.spec).not.toEqual(spec);
        expect(driftBetween([{ path, text, object }], [kept])).toEqual([]);
      },
    );

    it('knows a change for each kind that is rendered and watched', () => {
      expect(firstOfEachKind.map(([kind]) => kind).sort()).toEqual(
        Object.keys(changes).sort(),
      );
    });
  },
);
