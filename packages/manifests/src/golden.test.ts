import {
  parseGrant,
  parseMicroservice,
  parsePlatform,
  Parsed,
  readDocument,
} from '@callboard/contract';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { render, Rendering } from './render';
import { ServiceName } from './render-input';

const golden = join(__dirname, '..', 'golden');
const update = Boolean(process.env.UPDATE_GOLDEN);

/**
 * A case is a folder: `microservice.yaml`, `platform.yaml`, perhaps `callers/*.yaml` (grants) and `peers/*.yaml`
 * (contracts of others). What comes out lies in `deploy/…`, what a reviewer is told in `notes.txt`, what is refused
 * in `issues.txt`. `UPDATE_GOLDEN=1` writes these; read the difference before you commit it.
 */
describe('golden cases', () => {
  test.each(readdirSync(golden))('%s', name => {
    const folder = join(golden, name);
    const actual = describeRendering(renderCase(folder));

    if (update) {
      rmSync(join(folder, 'deploy'), { recursive: true, force: true });
      actual.forEach((text, path) => writeText(join(folder, path), text));
    }
    expect(actual).toEqual(readExpected(folder));
  });
});

function renderCase(folder: string): Rendering {
  const peers = readAll(join(folder, 'peers')).map(text =>
    parsed(parseMicroservice, text),
  );
  return render({
    service: parsed(
      parseMicroservice,
      readFileSync(join(folder, 'microservice.yaml'), 'utf8'),
    ),
    platform: parsed(
      parsePlatform,
      readFileSync(join(folder, 'platform.yaml'), 'utf8'),
    ),
    grants: readAll(join(folder, 'callers')).map(text =>
      parsed(parseGrant, text),
    ),
    peers: (wanted: ServiceName) =>
      peers.find(
        ({ metadata }) =>
          metadata.name === wanted.name &&
          metadata.namespace === wanted.namespace,
      ),
  });
}

function describeRendering(rendering: Rendering): Map<string, string> {
  if (!rendering.ok) {
    const lines = rendering.issues.map(
      ({ code, path, message }) => `${code} ${path.join('.')}: ${message}\n`,
    );
    return new Map([['issues.txt', lines.join('')]]);
  }
  return new Map([
    ...rendering.files.map(({ path, text }): [string, string] => [path, text]),
    ...(rendering.notes.length
      ? [['notes.txt', `${rendering.notes.join('\n')}\n`] as [string, string]]
      : []),
  ]);
}

function readExpected(folder: string): Map<string, string> {
  const files = ['issues.txt', 'notes.txt'].filter(name =>
    existsSync(join(folder, name)),
  );
  const deployed = listFiles(join(folder, 'deploy')).map(path =>
    relative(folder, path),
  );
  return new Map(
    [...files, ...deployed].map(path => [
      path,
      readFileSync(join(folder, path), 'utf8'),
    ]),
  );
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
}

function readAll(folder: string): string[] {
  return listFiles(folder)
    .sort()
    .map(path => readFileSync(path, 'utf8'));
}

function parsed<T>(parse: (input: unknown) => Parsed<T>, text: string): T {
  const document = readDocument(text);
  const result = document.ok ? parse(document.value) : document;
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
