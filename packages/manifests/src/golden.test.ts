import {
  Grant,
  Microservice,
  parseGrant,
  parseMicroservice,
  parsePlatform,
  Platform,
} from '@callboard/contract';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { listFiles, read, readAll, writeText } from './testing/case-files';
import { kinds, render, Rendering } from './render';
import { RenderInput } from './render-input';
import { isUntouched } from './rendered-file';
import { hostsTaken } from './resolve/hosts-taken';
import { resolve } from './resolve/resolve';

const golden = join(__dirname, '..', 'golden');
const update = Boolean(process.env.UPDATE_GOLDEN);
const cases = readdirSync(golden);

/**
 * A case is a folder. Either one service: `microservice.yaml`, `platform.yaml`, perhaps `callers/*.yaml` (grants) and
 * `peers/*.yaml` (contracts of others). Or a whole repository: `platform/*.yaml` and `services/…`.
 *
 * What comes out lies in `deploy/…`, what a reviewer is told in `notes.txt`, what is refused in `issues.txt`.
 * `UPDATE_GOLDEN=1` writes these; read the difference before you commit it.
 */
describe('golden cases', () => {
  test.each(cases)('%s', name => {
    const folder = join(golden, name);
    const renderings = renderCase(name);
    const actual = describeRenderings(renderings);

    if (update) {
      ['deploy', 'issues.txt', 'notes.txt'].forEach(path =>
        rmSync(join(folder, path), { recursive: true, force: true }),
      );
      actual.forEach((text, path) => writeText(join(folder, path), text));
    }
    expect(actual).toEqual(readExpected(folder));
    const paths = renderings.flatMap(one =>
      one.ok ? one.files.map(({ path }) => path) : [],
    );
    expect(new Set(paths).size).toBe(paths.length);
  });

  test.each(cases)('%s is as it was written, for a later run', name => {
    const rendered = listFiles(join(golden, name, 'deploy'));
    const edited = rendered.filter(
      path => !isUntouched(readFileSync(path, 'utf8')),
    );
    expect(edited).toEqual([]);
  });

  it('have every kind and every code', () => {
    const files = cases.flatMap(name => listFiles(join(golden, name)));
    const texts = files.map(path => readFileSync(path, 'utf8')).join('\n');
    const source = (path: string) =>
      readFileSync(join(__dirname, path), 'utf8');
    const codes = [
      ...source('resolve/render-issue.ts').matchAll(/\| '([a-z-]+)'/g),
    ].map(match => match[1]);
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter(code => !texts.includes(`${code} `))).toEqual([]);
    expect(kinds.filter(kind => !isInACase(kind))).toEqual([]);
  });

  it('come out the same whatever the order of keys', () => {
    const folder = join(golden, 'everything');
    const [{ input }] = inputsOf(folder);
    const { service } = input;
    const backwards = { ...service, spec: reversed(service.spec) };

    expect(render({ ...input, service: backwards })).toEqual(render(input));
  });
});

const resolved = cases
  .flatMap(name => inputsOf(join(golden, name)))
  .map(({ input }) => resolve(input));

function isInACase(kind: (typeof kinds)[number]): boolean {
  return resolved.some(
    one => one.ok && [kind(one.value) ?? []].flat().length > 0,
  );
}

function reversed<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    reversed(inner),
  ]);
  return Object.fromEntries(entries.reverse()) as T;
}

function renderCase(name: string): Rendering[] {
  return inputsOf(join(golden, name)).map(({ input, all }) => {
    const issues = hostsTaken(input.service, all, input.platform);
    return issues.length ? { ok: false, issues } : render(input);
  });
}

/** What the renderer is given in a case, and the services of its repository. */
function inputsOf(
  folder: string,
): { input: RenderInput; all: Microservice[] }[] {
  if (existsSync(join(folder, 'services'))) return inputsOfRepository(folder);
  const service = read(parseMicroservice, join(folder, 'microservice.yaml'));
  return [
    inputAmong(
      [service, ...readAll(parseMicroservice, join(folder, 'peers'))],
      service,
      readAll(parseGrant, join(folder, 'callers')),
      read(parsePlatform, join(folder, 'platform.yaml')),
    ),
  ];
}

function inputsOfRepository(folder: string) {
  const contracts = listFiles(join(folder, 'services')).filter(
    path => basename(path) === 'microservice.yaml',
  );
  const services = contracts.map(path => read(parseMicroservice, path));
  return readAll(parsePlatform, join(folder, 'platform')).flatMap(platform =>
    services.map((service, index) =>
      inputAmong(
        services,
        service,
        readAll(parseGrant, join(dirname(contracts[index]), 'callers')),
        platform,
      ),
    ),
  );
}

function inputAmong(
  all: Microservice[],
  service: Microservice,
  grants: Grant[],
  platform: Platform,
) {
  const peers: RenderInput['peers'] = wanted =>
    all.find(
      ({ metadata }) =>
        metadata.name === wanted.name &&
        metadata.namespace === wanted.namespace,
    );
  return { input: { service, grants, platform, peers }, all };
}

function describeRenderings(renderings: Rendering[]): Map<string, string> {
  const issues = renderings.flatMap(rendering =>
    rendering.ok ? [] : rendering.issues,
  );
  const notes = renderings.flatMap(rendering =>
    rendering.ok ? rendering.notes : [],
  );
  const files = renderings.flatMap(rendering =>
    rendering.ok ? rendering.files : [],
  );
  return new Map([
    ...(issues.length
      ? [
          textFile(
            'issues.txt',
            issues.map(
              issue =>
                `${issue.code} ${issue.path.join('.')}: ${issue.message}`,
            ),
          ),
        ]
      : []),
    ...(notes.length ? [textFile('notes.txt', notes)] : []),
    ...files.map((file): [string, string] => [file.path, file.text]),
  ]);
}

function textFile(name: string, lines: string[]): [string, string] {
  return [name, `${lines.join('\n')}\n`];
}

function readExpected(folder: string): Map<string, string> {
  const files = [
    ...['issues.txt', 'notes.txt']
      .map(name => join(folder, name))
      .filter(existsSync),
    ...listFiles(join(folder, 'deploy')),
  ];
  return new Map(
    files.map(path => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
}
