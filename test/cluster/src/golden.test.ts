import { renderNamespace } from '@callboard/manifests';
import { Cluster } from './Cluster';
import { ControlPlane } from './ControlPlane';
import { readDefinitions } from './definitions';
import {
  customKindsIn,
  ManifestSet,
  namespacesIn,
  readDeliveries,
  readDemo,
  readGoldenCases,
} from './manifest-sets';
import { findParts, pathOf, whySkipped } from './parts';

const { etcd, kubeApiserver, definitions } = findParts();
const noServer = whySkipped(etcd, kubeApiserver);
const noDefinitions = whySkipped(definitions);

const goldenCases = readGoldenCases();
const deliveries = readDeliveries();
const isPlain = (set: ManifestSet) => customKindsIn(set).length === 0;
const plainCases = goldenCases.filter(isPlain);
const customCases = goldenCases.filter(set => !isPlain(set));

/** What the server has against the manifests of a set, once its namespaces are as the platform wants them. */
async function complaintsIn(
  cluster: Cluster,
  set: ManifestSet,
): Promise<string[]> {
  if (set.documents.length === 0) return ['there is no manifest'];
  // The names are the deployed ones: they carry the suffix of their environment already.
  const { spec } = set.platform;
  const platform = {
    ...set.platform,
    spec: { ...spec, namespaceSuffix: '' },
  };
  for (const name of namespacesIn(set)) {
    await cluster.apply(renderNamespace(name, platform)[0].text);
  }
  const found: string[] = [];
  for (const { path, text } of set.documents) {
    const complaints = await cluster.complaintsAbout(text);
    found.push(...complaints.map(complaint => `${path}: ${complaint}`));
  }
  return found;
}

const inNamespace = (apiVersion: string, kind: string, spec: object) =>
  JSON.stringify({
    ...{ apiVersion, kind, spec },
    metadata: { name: 'orders', namespace: 'default' },
  });
const policy = (spec: object) =>
  inNamespace('networking.k8s.io/v1', 'NetworkPolicy', {
    podSelector: {},
    ...spec,
  });

(noServer ? describe.skip : describe)(`a real API server${noServer}`, () => {
  let controlPlane: ControlPlane;
  let cluster: Cluster;

  beforeAll(async () => {
    controlPlane = await ControlPlane.start({
      etcd: pathOf(etcd),
      kubeApiserver: pathOf(kubeApiserver),
    });
    cluster = new Cluster(controlPlane.admin);
  }, 90_000);

  afterAll(() => controlPlane?.stop());

  it.each(plainCases.map(set => [set.name, set] as const))(
    'accepts the golden case %s',
    async (_name, set) => expect(await complaintsIn(cluster, set)).toEqual([]),
  );

  const demoShop = (plain: boolean) => async () => {
    const environments = (await readDemo()).filter(
      set => isPlain(set) === plain,
    );
    expect(environments).toHaveLength(1);
    expect(await complaintsIn(cluster, environments[0])).toEqual([]);
  };

  it(
    'accepts the demo shop without a mesh, whether rendered or written by hand',
    demoShop(true),
  );

  it('refuses a field that the kind does not have', async () => {
    expect(await cluster.complaintsAbout(policy({ egres: [] }))).toEqual([
      expect.stringContaining('unknown field "spec.egres"'),
    ]);
  });

  it('refuses a field that is given twice', async () => {
    const text = policy({}).replace('"podSelector":{}', '$&,$&');
    expect(await cluster.complaintsAbout(text)).toEqual([
      expect.stringContaining('"podSelector" already set in map'),
    ]);
  });

  it('refuses a CIDR that is none', async () => {
    const to = [{ ipBlock: { cidr: '10.0.0.0/33' } }];
    expect(await cluster.complaintsAbout(policy({ egress: [{ to }] }))).toEqual(
      [expect.stringContaining('spec.egress[0].to[0].ipBlock.cidr')],
    );
  });

  it('refuses a kind that it does not know', async () => {
    expect(
      await cluster.complaintsAbout(inNamespace('example.com/v1', 'Shop', {})),
    ).toEqual(['the server knows no example.com/v1 Shop']);
  });

  it('warns of a pod that breaks the standard of its namespace', async () => {
    const [{ platform }] = goldenCases;
    await cluster.apply(renderNamespace('strict', platform)[0].text);
    const pod = {
      hostNetwork: true,
      containers: [{ name: 'orders', image: 'orders' }],
    };
    const deployment = inNamespace('apps/v1', 'Deployment', {
      selector: { matchLabels: { app: 'orders' } },
      template: { metadata: { labels: { app: 'orders' } }, spec: pod },
    }).replace('"default"', '"strict"');
    expect(await cluster.complaintsAbout(deployment)).toEqual([
      expect.stringMatching(/would violate PodSecurity .*host namespaces/),
    ]);
  });

  it('keeps the callers that a policy names', async () => {
    const ingress = [{ from: [{ podSelector: { matchLabels: { a: 'b' } } }] }];
    await cluster.apply(policy({ ingress }));
    const stored = await controlPlane.admin.get(
      '/apis/networking.k8s.io/v1/namespaces/default/networkpolicies/orders',
    );
    expect(stored.spec.ingress).toEqual(ingress);
  });

  it('forgets what it was only asked about', async () => {
    expect(await cluster.complaintsAbout(policy({}))).toEqual([]);
    const answer = await controlPlane.admin.send(
      'GET',
      '/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies',
    );
    expect(answer.body.items).toEqual([]);
  });

  const knowing = `that knows kinds of other projects${noDefinitions}`;
  (noDefinitions ? describe.skip : describe)(knowing, () => {
    beforeAll(async () => {
      const kinds = [
        'security.istio.io/v1/AuthorizationPolicy',
        ...[...goldenCases, ...deliveries, ...(await readDemo())].flatMap(
          customKindsIn,
        ),
      ];
      await cluster.define(readDefinitions(pathOf(definitions), kinds));
    }, 60_000);

    it('accepts the demo shop with Istio', demoShop(false));

    const authorization = (action: string) =>
      inNamespace('security.istio.io/v1', 'AuthorizationPolicy', {
        action,
        selector: { matchLabels: { app: 'orders' } },
        rules: [{ to: [{ operation: { ports: ['8080'] } }] }],
      });

    if (customCases.length > 0) {
      it.each(customCases.map(set => [set.name, set] as const))(
        'accepts the golden case %s',
        async (_name, set) =>
          expect(await complaintsIn(cluster, set)).toEqual([]),
        30_000,
      );
    }

    it.each(deliveries.map(set => [set.name, set] as const))(
      'accepts the delivery %s',
      async (_name, set) =>
        expect(await complaintsIn(cluster, set)).toEqual([]),
    );

    it('accepts an AuthorizationPolicy', async () => {
      expect(await cluster.complaintsAbout(authorization('ALLOW'))).toEqual([]);
    });

    it('refuses an AuthorizationPolicy with an action that is none', async () => {
      expect(await cluster.complaintsAbout(authorization('MAYBE'))).toEqual([
        expect.stringContaining('spec.action: Unsupported value: "MAYBE"'),
      ]);
    });

    it('refuses a field that the kind of Istio does not have', async () => {
      const text = authorization('ALLOW').replace('"rules"', '"roles"');
      expect(await cluster.complaintsAbout(text)).toEqual([
        expect.stringContaining('unknown field "spec.roles"'),
      ]);
    });
  });
});
