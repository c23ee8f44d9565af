import { renderNamespace } from '@callboard/manifests';
// Nobody outside of the renderer calls it, so it is no part of its public door.
// eslint-disable-next-line @backstage/no-forbidden-package-imports
import { validateManifest } from '@callboard/manifests/src/validate-manifest';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Cluster } from './Cluster';
import { ControlPlane } from './ControlPlane';
import { readDefinitions } from './definitions';
import { documentsIn, namespacesIn, readGoldenCases } from './manifest-sets';
import { mistakesIn } from './mistakes';
import { findParts, pathOf, whySkipped } from './parts';

const { etcd, kubeApiserver, definitions } = findParts();
const noServer = whySkipped(etcd, kubeApiserver, definitions);

const goldenCases = readGoldenCases();
const [{ platform }] = goldenCases;
const samples = documentsIn([
  'samples.yaml',
  readFileSync(require.resolve('./samples.yaml'), 'utf8'),
]);

/** One manifest of every kind; of the golden ones the longest, because it has the most fields. */
const manifests = new Map(
  [
    ...goldenCases.flatMap(({ documents }) => documents),
    ...samples,
    ...documentsIn(['', renderNamespace('default', platform)[0].text]),
  ]
    .sort((one, other) => one.text.length - other.text.length)
    .map(({ object }) => [`${object.apiVersion}/${object.kind}`, object]),
);

const folder = join(
  dirname(require.resolve('@callboard/manifests/package.json')),
  'schemas',
);
const schemas = readdirSync(folder).map(name =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')),
);
const kinds = schemas.flatMap(({ kinds: some }) => Object.keys(some));

/** Of what we leave to the server, what a schema should have known: no such field, or a value of another type. */
const aboutTheType =
  /unknown field|cannot unmarshal|must be of type|unable to parse quantity/;

(noServer ? describe.skip : describe)(
  `schemas and a real API server${noServer}`,
  () => {
    let controlPlane: ControlPlane;
    let cluster: Cluster;

    beforeAll(async () => {
      controlPlane = await ControlPlane.start({
        etcd: pathOf(etcd),
        kubeApiserver: pathOf(kubeApiserver),
      });
      cluster = new Cluster(controlPlane.admin);
      await cluster.define(readDefinitions(pathOf(definitions), kinds));
      for (const name of new Set(goldenCases.flatMap(namespacesIn))) {
        await cluster.apply(renderNamespace(name, platform)[0].text);
      }
    }, 120_000);

    afterAll(() => controlPlane?.stop());

    const complaints = (manifest: object) =>
      cluster.complaintsAbout(JSON.stringify(manifest));

    it.each(kinds)(
      'agree on what is a mistake in a %s',
      async kind => {
        const manifest = manifests.get(kind)!;
        expect(validateManifest(manifest)).toEqual([]);
        expect(await complaints(manifest)).toEqual([]);

        const disagreements: object[] = [];
        let refused = 0;
        for (const { name, manifest: wrong } of mistakesIn(manifest)) {
          const ours = validateManifest(wrong).map(({ message }) => message);
          const theirs = await complaints(wrong);
          if (ours.length > 0) refused++;
          // Where a field is missing the server may fill it in; a file is to name it.
          const tooStrict =
            theirs.length === 0 && ours.some(it => !/: is missing$/.test(it));
          const tooLax =
            ours.length === 0 && theirs.some(it => aboutTheType.test(it));
          if (tooStrict || tooLax) disagreements.push({ name, ours, theirs });
        }
        expect(disagreements).toEqual([]);
        expect(refused).toBeGreaterThan(0);
      },
      60_000,
    );
  },
);

it('has one manifest of every kind that there is a schema of', () => {
  expect([...manifests.keys()].sort()).toEqual(
    expect.arrayContaining(kinds.sort()),
  );
});
