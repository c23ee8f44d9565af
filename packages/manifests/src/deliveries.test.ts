import { parseMicroservice, parsePlatform } from '@callboard/contract';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { listFiles, read, readAll, writeText } from './testing/case-files';
import { DeployedObject } from './delivery/delivery-input';
import { kindsDelivered } from './delivery/delivered-kinds';
import { DeliveryRendering, renderDelivery } from './delivery/render-delivery';
import { renderNamespace } from './render';

const deliveries = join(__dirname, '..', 'deliveries');
const golden = join(__dirname, '..', 'golden');
const cases = readdirSync(deliveries);
const outcomes = ['delivery', 'issues.txt', 'notes.txt'];

const groupKind = ({ group, kind }: { group: string; kind: string }) =>
  `${group}/${kind}`;

/**
 * A case is a folder: `platform/*.yaml`, contracts in `services/`, perhaps what lies in `deploy/`. What comes out lies in
 * `delivery/…`, what a reviewer is told in `notes.txt`, what is refused in `issues.txt`. `UPDATE_GOLDEN=1` writes these.
 */
describe('deliveries', () => {
  test.each(cases)('%s', name => {
    const folder = join(deliveries, name);
    const actual = textsOf(renderAll(folder));

    if (process.env.UPDATE_GOLDEN) {
      outcomes.forEach(path =>
        rmSync(join(folder, path), { recursive: true, force: true }),
      );
      actual.forEach((text, path) => writeText(join(folder, path), text));
    }
    expect(actual).toEqual(readOutcomes(folder));
  });

  it('have every code', () => {
    const source = readFileSync(
      join(__dirname, 'delivery', 'delivery-issue.ts'),
      'utf8',
    );
    const codes = [...source.matchAll(/\| '([a-z-]+)'/g)].map(
      ([, code]) => code,
    );
    const texts = cases
      .map(name => join(deliveries, name, 'issues.txt'))
      .filter(existsSync)
      .map(path => readFileSync(path, 'utf8'))
      .join('\n');

    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter(code => !texts.includes(`${code} `))).toEqual([]);
  });

  test.each(readdirSync(golden))(
    'let in what the golden case %s renders to',
    name => {
      const folder = join(golden, name);
      const platforms = [
        ...readAll(parsePlatform, join(folder, 'platform')),
        ...listFiles(folder)
          .filter(path => path === join(folder, 'platform.yaml'))
          .map(path => read(parsePlatform, path)),
      ];
      const refused = platforms.flatMap(platform => {
        const kinds = kindsDelivered(platform).map(groupKind);
        return objectsIn(folder, platform.metadata.name).filter(
          ({ apiVersion, kind }) =>
            !kinds.includes(
              groupKind({ group: /^(.*)\//.exec(apiVersion)?.[1] ?? '', kind }),
            ),
        );
      });
      expect(refused).toEqual([]);
    },
  );

  test.each([
    ['argocd', 'argocd.argoproj.io/sync-options', 'Prune=false,Delete=false'],
    ['flux', 'kustomize.toolkit.fluxcd.io/prune', 'disabled'],
  ])('leave namespaces where they are: %s', (tool, annotation, expected) => {
    const path = join(deliveries, tool, 'platform', 'prod.yaml');
    const [{ text }] = renderNamespace('shop', read(parsePlatform, path));

    expect(parse(text).metadata.annotations).toEqual({
      [annotation]: expected,
    });
  });
});

function renderAll(folder: string): DeliveryRendering[] {
  const platforms = readAll(parsePlatform, join(folder, 'platform'));
  const services = readAll(parseMicroservice, join(folder, 'services'));
  return platforms.map(platform =>
    renderDelivery({
      platform,
      platforms,
      services,
      deployed: objectsIn(folder, platform.metadata.name),
    }),
  );
}

function objectsIn(folder: string, environment: string): DeployedObject[] {
  return listFiles(join(folder, 'deploy', environment)).flatMap(path =>
    readFileSync(path, 'utf8')
      .split(/^---$/m)
      .map(text => parse(text))
      .map(({ apiVersion, kind }) => ({
        path: relative(folder, path),
        apiVersion,
        kind,
      })),
  );
}

function textsOf(renderings: DeliveryRendering[]): Map<string, string> {
  const refused = renderings.flatMap(one => (one.ok ? [] : one.issues));
  const issues = refused.map(
    ({ code, path, message }) => `${code} ${path.join('.')}: ${message}`,
  );
  const notes = renderings.flatMap(one => (one.ok ? one.notes : []));
  const files = renderings.flatMap(one => (one.ok ? one.files : []));
  return new Map([
    ...Object.entries({ 'issues.txt': issues, 'notes.txt': notes })
      .filter(([, lines]) => lines.length)
      .map(([name, lines]): [string, string] => [
        name,
        `${lines.join('\n')}\n`,
      ]),
    ...files.map(({ path, text }): [string, string] => [path, text]),
  ]);
}

function readOutcomes(folder: string): Map<string, string> {
  const files = listFiles(folder).filter(path =>
    outcomes.includes(relative(folder, path).split('/')[0]),
  );
  return new Map(
    files.map(path => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
}
