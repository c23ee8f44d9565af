import { Cluster } from '@callboard/test-cluster/src/Cluster';
import { ControlPlane } from '@callboard/test-cluster/src/ControlPlane';
import { readDefinitions } from '@callboard/test-cluster/src/definitions';
import {
  customKindsIn,
  readGoldenCases,
} from '@callboard/test-cluster/src/manifest-sets';
import { findParts } from '@callboard/test-cluster/src/parts';
import { askKubeconform } from './ask-kubeconform';
import { findJudges, pathOf, whySkipped } from './parts';
import { planted } from './planted';
import { PublishedSchemas } from './PublishedSchemas';

const { etcd, kubeApiserver, definitions } = findParts();
const { kubeconform } = findJudges();
const notHere = whySkipped(kubeconform, etcd, kubeApiserver, definitions);

const goldenCases = readGoldenCases();

// Our own schemas would only be held against themselves: these are the ones that a server publishes.
(notHere ? describe.skip : describe)(`kubeconform${notHere}`, () => {
  let controlPlane: ControlPlane;
  let schemas: PublishedSchemas;

  beforeAll(async () => {
    controlPlane = await ControlPlane.start({
      etcd: pathOf(etcd),
      kubeApiserver: pathOf(kubeApiserver),
    });
    const kinds = goldenCases.flatMap(customKindsIn);
    await new Cluster(controlPlane.admin).define(
      readDefinitions(pathOf(definitions), kinds),
    );
    schemas = new PublishedSchemas(controlPlane.admin);
    await schemas.read(goldenCases.flatMap(({ documents }) => documents));
  }, 240_000);

  afterAll(() => controlPlane?.stop());

  it.each(goldenCases.map(set => [set.name, set] as const))(
    'has nothing against the golden case %s',
    (_name, set) =>
      expect(askKubeconform(pathOf(kubeconform), schemas, set)).toEqual([]),
  );

  it.each([
    ['a field that the kind does not have', 'Service', 'selectr'],
    [
      'a field that the kind of Istio does not have',
      'AuthorizationPolicy',
      'roles',
    ],
  ])('refuses %s', (_what, kind, field) => {
    const set = planted(kind, ({ spec }) => {
      spec[field] = {};
    });
    expect(askKubeconform(pathOf(kubeconform), schemas, set)).toEqual([
      {
        check: 'statusInvalid',
        says: expect.stringContaining(`'${field}' not allowed`),
        about: expect.stringMatching(`^${kind} orders`),
      },
    ]);
  });

  it('refuses a number where a text belongs', () => {
    const set = planted('ConfigMap', ({ data }) => {
      data.CART_PORT = 6379;
    });
    expect(askKubeconform(pathOf(kubeconform), schemas, set)).toEqual([
      expect.objectContaining({ about: 'ConfigMap orders' }),
    ]);
  });
});
