import { SnapshotObject } from '@callboard/reachability';
import { driftOf } from './drift';
import {
  everyKind,
  kind,
  objectsOf,
  sightingOf,
} from './__testUtils__/sighting';

const orders = { namespace: 'shop', name: 'orders' };
const folder = 'deploy/prod/shop/orders';
const labels = {
  'app.kubernetes.io/name': 'orders',
  'app.kubernetes.io/managed-by': 'callboard',
};
const app = { app: 'orders' };

const written = (name: string, apiVersion: string, its: object) => ({
  apiVersion,
  kind: name,
  metadata: { ...orders, labels },
  ...its,
});
const service = (port: object = {}) =>
  written('Service', 'v1', {
    spec: {
      selector: app,
      ports: [{ name: 'http', port: 80, targetPort: 'http', ...port }],
    },
  });
const deployment = (template: object = {}) =>
  written('Deployment', 'apps/v1', {
    spec: {
      template: {
        metadata: { labels: app },
        spec: { containers: [{ name: 'orders' }] },
        ...template,
      },
    },
  });
const policy = (spec: object = {}, name = 'orders') => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace: 'shop' },
  spec: { podSelector: { matchLabels: app }, ...spec },
});

/** Git's objects, each in a file of the folder unless said. */
const inGit = (
  objects: object[],
  path = `${folder}/all.yaml`,
): SnapshotObject[] =>
  objectsOf(...objects).map(object => ({ ...object, at: { path, line: 1 } }));

const drift = (
  git: SnapshotObject[],
  live: object[],
  seen: Partial<Parameters<typeof sightingOf>[0]> = {},
) =>
  driftOf(sightingOf({ objects: objectsOf(...live), ...seen }), {
    service: orders,
    folder,
    objects: git,
  });

const object = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  ...orders,
};

describe('Git against the cluster', () => {
  it('is the same where the API server filled in the rest', () => {
    const live = [
      written('Service', 'v1', {
        spec: {
          type: 'ClusterIP',
          clusterIP: '10.0.0.9',
          selector: app,
          ports: [
            { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' },
          ],
        },
      }),
      policy({ policyTypes: ['Ingress'] }),
      deployment(),
    ];

    expect(
      drift(inGit([service(), policy({ ingress: [] }), deployment()]), live),
    ).toEqual([]);
  });

  it('names the field of a port by the name of the port', () => {
    expect(drift(inGit([service()]), [service({ targetPort: 8080 })])).toEqual([
      {
        is: 'differs',
        object: { apiVersion: 'v1', kind: 'Service', ...orders },
        at: { path: `${folder}/all.yaml`, line: 1 },
        fields: [
          {
            path: 'spec.ports.http.targetPort',
            git: 'http',
            cluster: '8080',
          },
        ],
      },
    ]);
  });

  it('shows a rule that somebody added', () => {
    const rule = { from: [{ podSelector: {} }] };
    const [{ fields }] = drift(inGit([policy({ ingress: [] })]), [
      policy({ ingress: [rule] }),
    ]);

    expect(fields).toEqual([
      {
        path: 'spec.ingress',
        cluster: '[ { from: [ { podSelector: {} } ] } ]',
      },
    ]);
  });

  it('shows what pods have of their template, and nothing else of it', () => {
    const live = deployment({
      metadata: {
        labels: { ...app, tier: 'web' },
        annotations: {
          'kubectl.kubernetes.io/restartedAt': '2026-11-21',
          'sidecar.istio.io/inject': 'false',
        },
      },
      spec: {
        hostNetwork: true,
        containers: [
          { name: 'orders', image: 'orders:2', ports: [{ containerPort: 80 }] },
        ],
      },
    });
    const [{ fields }] = drift(inGit([deployment()]), [live]);

    expect(fields).toEqual([
      { path: 'spec.template.metadata.labels.tier', cluster: 'web' },
      {
        path: 'spec.template.metadata.annotations.sidecar.istio.io/inject',
        cluster: '"false"',
      },
      { path: 'spec.template.spec.hostNetwork', git: 'false', cluster: 'true' },
      {
        path: 'spec.template.spec.ports.80',
        cluster: '{ containerPort: 80, protocol: TCP }',
      },
    ]);
  });

  it('shows what is only in Git', () => {
    expect(drift(inGit([policy()]), [])).toEqual([
      {
        is: 'only-in-git',
        object,
        at: { path: `${folder}/all.yaml`, line: 1 },
        fields: [],
      },
    ]);
  });

  it('shows a policy for its pods that is only in the cluster, whoever wrote it', () => {
    const live = [service(), deployment(), policy({}, 'debug')];

    expect(drift(inGit([service(), deployment()]), live)).toEqual([
      {
        is: 'only-in-cluster',
        object: { ...object, name: 'debug' },
        fields: [],
      },
    ]);
  });

  it('knows policies of its pods that lie elsewhere in Git', () => {
    const elsewhere = inGit(
      [policy({}, 'default-deny')],
      'deploy/prod/shop/_namespace/network-policy.yaml',
    );
    const live = [service(), deployment(), policy({}, 'default-deny')];

    expect(
      drift([...inGit([service(), deployment()]), ...elsewhere], live),
    ).toEqual([]);
  });

  it('leaves out policies for other pods, and other services', () => {
    const other = policy(
      { podSelector: { matchLabels: { app: 'web' } } },
      'web',
    );
    const live = [service(), deployment(), other];

    expect(drift(inGit([service(), deployment()]), live)).toEqual([]);
  });

  it('shows what we made and Git has no more', () => {
    const gone = {
      ...service(),
      metadata: { ...orders, name: 'orders-canary', labels },
    };

    expect(drift([], [gone])).toMatchObject([
      {
        is: 'only-in-cluster',
        object: { kind: 'Service', name: 'orders-canary' },
      },
    ]);
  });

  it('leaves out what Istio deploys for a waypoint', () => {
    const deployed = {
      ...deployment(),
      metadata: {
        ...orders,
        name: 'orders-waypoint',
        labels: {
          ...labels,
          'app.kubernetes.io/name': 'orders-waypoint',
          'gateway.networking.k8s.io/gateway-name': 'orders-waypoint',
        },
      },
    };

    expect(drift([], [deployed])).toEqual([]);
  });

  it('says nothing of a kind that cannot be read, or is nothing to the network', () => {
    const kinds = [
      ...everyKind.filter(one => one.kind !== 'NetworkPolicy'),
      kind('networking.k8s.io', 'NetworkPolicy', 'forbidden'),
    ];
    const config = written('ConfigMap', 'v1', {});

    expect(drift(inGit([policy(), config]), [], { kinds })).toEqual([]);
  });

  it('says that a kind is not installed, and nothing while kinds cannot be listed', () => {
    const peers = written('PeerAuthentication', 'security.istio.io/v1', {
      spec: { mtls: { mode: 'STRICT' } },
    });

    expect(drift(inGit([peers]), [])).toMatchObject([{ is: 'only-in-git' }]);
    expect(drift(inGit([peers]), [], { failure: 'not reached' })).toEqual([]);
    expect(drift(inGit([peers]), [], { kinds: [] })).toEqual([]);
  });

  it('does not take what makes no sense for absent', () => {
    const malformed = [
      { object: 'NetworkPolicy shop/orders', message: 'not understood' },
    ];

    expect(drift(inGit([policy()]), [], { malformed })).toEqual([]);
  });
});
