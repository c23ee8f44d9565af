import {
  Grant,
  Microservice,
  parseGrant,
  parseMicroservice,
  Parsed,
  parsePlatform,
  Platform,
  readDocument,
} from '@callboard/contract';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deploy, Deployed, Grants, refOf } from './deployed';

const golden = join(
  dirname(require.resolve('@callboard/manifests/package.json')),
  'golden',
);

/** Every environment of every golden case of the renderer in which something comes out, by name. */
export function readGoldenCases(): [name: string, Deployed][] {
  return readdirSync(golden)
    .filter(name => existsSync(join(golden, name, 'deploy')))
    .flatMap(name =>
      existsSync(join(golden, name, 'services'))
        ? readRepository(name)
        : [[name, readOne(join(golden, name))] as [string, Deployed]],
    );
}

/** A case of one service: its peers are there, and what they are allowed themselves the case does not say. */
function readOne(folder: string): Deployed {
  const service = read(parseMicroservice, join(folder, 'microservice.yaml'));
  const peers = readAll(parseMicroservice, join(folder, 'peers'));
  const grants = readAll(parseGrant, join(folder, 'callers'));
  return deploy(
    read(parsePlatform, join(folder, 'platform.yaml')),
    [service, ...peers],
    new Map([[refOf(service), grants]]),
    [service],
  );
}

function readRepository(name: string): [name: string, Deployed][] {
  const folder = join(golden, name);
  const contracts: Microservice[] = [];
  const grants: Grants = new Map();
  for (const path of filesIn(join(folder, 'services'))) {
    if (!path.endsWith('/microservice.yaml')) continue;
    const service = read(parseMicroservice, path);
    contracts.push(service);
    grants.set(
      refOf(service),
      readAll<Grant>(parseGrant, join(dirname(path), 'callers')),
    );
  }
  return readAll<Platform>(parsePlatform, join(folder, 'platform')).map(
    platform => [
      `${name}, ${platform.metadata.name}`,
      deploy(platform, contracts, grants),
    ],
  );
}

function readAll<T>(parse: (input: unknown) => Parsed<T>, folder: string): T[] {
  return filesIn(folder).map(path => read(parse, path));
}

function read<T>(parse: (input: unknown) => Parsed<T>, path: string): T {
  const document = readDocument(readFileSync(path, 'utf8'));
  const result = document.ok ? parse(document.value) : document;
  if (!result.ok) throw new Error(`${path}: ${JSON.stringify(result.issues)}`);
  return result.value;
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}
