import { renderNamespace } from '@callboard/manifests';
// Nobody outside of the renderer calls it, so it is no part of its public door.
// eslint-disable-next-line @backstage/no-forbidden-package-imports
import { validateManifest } from '@callboard/manifests/src/validate-manifest';
import { spawnSync } from 'node:child_process';
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
/** Right manifests of kinds that stand in no golden case, a file for each file of schemas. */
const samples = readdirSync(join(__dirname, 'samples')).flatMap(name =>
  documentsIn([name, readFileSync(join(__dirname, 'samples', name), 'utf8')]),
);

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

/**
 * Of what we leave to the server, what a schema should have known: no such field, or a value of another type. The server
 * calls a format a type, too: what is a CIDR is left to it.
 */
const aboutTheType =
  /unknown field|cannot unmarshal|must be of type (?!cidr)|unable to parse quantity/;

/**
 * What we refuse and the server need not: it fills in some fields that are missing, but a file is to name them; and where
 * a text has a format it takes a list.
 */
const ratherStrict = /: (is missing|must be string, is \[\])$/;

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
          const tooStrict =
            theirs.length === 0 && ours.some(it => !ratherStrict.test(it));
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

// No network: what was obtained is in Go's cache, or there is nothing to compare with.
const checked = spawnSync(
  process.execPath,
  [require.resolve('../generate-schemas.mjs'), '--check'],
  { encoding: 'utf8', env: { ...process.env, GOPROXY: 'off' } },
);
const [, notHere] = /^Error: (go mod download .*)$/m.exec(checked.stderr) ?? [];

(notHere ? it.skip : it)(
  `come out the same when generated again${
    notHere ? ` (skipped: ${notHere})` : ''
  }`,
  () => {
    expect(checked.stderr).toBe('');
    expect(checked.stdout.trim().split('\n').sort()).toEqual(
      readdirSync(folder)
        .map(name => `✔ ${name} is what the modules say`)
        .sort(),
    );
  },
);

it('has one manifest of every kind that there is a schema of', () => {
  expect([...manifests.keys()].sort()).toEqual(
    expect.arrayContaining(kinds.sort()),
  );
});
