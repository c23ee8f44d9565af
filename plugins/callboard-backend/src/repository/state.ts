import {
  Grant,
  Microservice,
  parseGrant,
  parseMicroservice,
  parsePlatform,
  Parsed,
  Platform,
  readDocument,
} from '@callboard/contract';
import { deployedNamespace, paths, ServiceName } from '@callboard/manifests';
import {
  Network,
  Problem,
  Snapshot,
  toNetwork,
  toSnapshot,
} from '@callboard/reachability';
import { factsOf } from './network-facts';

/** A file of the repository: its text, and the oid that names this text. */
export interface RepositoryFile {
  oid: string;
  text: string;
}

/** Everything that a repository holds at one commit, read and parsed. */
export interface RepositoryState {
  commit: string;
  files: Map<string, RepositoryFile>;
  /** By name of the environment, in alphabetical order. */
  platforms: Map<string, Platform>;
  /** By `<namespace>/<name>`, in alphabetical order. */
  microservices: Map<string, Microservice>;
  /** By `<namespace>/<name>` of the service that is called. */
  grants: Map<string, Grant[]>;
  /** By name of the environment: the manifests of its folder. */
  snapshots: Map<string, Snapshot>;
  /** By name of the environment: its manifests, understood. */
  networks: Map<string, Network>;
  /** Contract files that could not be read. */
  problems: Problem[];
}

export function refOf({ namespace, name }: ServiceName): string {
  return `${namespace}/${name}`;
}

type Metadata = { name: string; namespace?: string };

/**
 * Reads the files of a commit. What a file says of itself must fit where it lies. A broken file costs what it holds and
 * is named in `problems`.
 */
export function toState(
  commit: string,
  files: Map<string, RepositoryFile>,
): RepositoryState {
  const problems: Problem[] = [];
  const read = <T extends { metadata: Metadata }>(
    pattern: RegExp,
    parse: (input: unknown) => Parsed<T>,
    pathOf: (metadata: Metadata, groups: string[]) => string,
  ): [groups: string[], value: T][] =>
    [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([path, { text }]) => {
        const match = pattern.exec(path);
        if (!match) return [];
        const document = readDocument(text);
        const parsed = document.ok ? parse(document.value) : document;
        if (!parsed.ok) {
          problems.push(
            ...parsed.issues.map(issue => ({ path, message: issue.message })),
          );
          return [];
        }
        const groups = match.slice(1);
        const expected = pathOf(parsed.value.metadata, groups);
        if (expected === path) return [[groups, parsed.value]];
        problems.push({
          path,
          message: `its metadata belongs to ${expected}: correct the metadata, or move the file`,
        });
        return [];
      });

  const platforms = new Map(
    read(/^platform\/([^/]+)\.yaml$/, parsePlatform, ({ name }) =>
      paths.platform(name),
    ).map(([[environment], platform]) => [environment, platform]),
  );
  const microservices = new Map(
    read(
      /^services\/([^/]+)\/([^/]+)\/microservice\.yaml$/,
      parseMicroservice,
      ({ namespace = '', name }) => paths.microservice({ namespace, name }),
    ).map(([[namespace, name], contract]) => [
      refOf({ namespace, name }),
      contract,
    ]),
  );
  const grants = new Map<string, Grant[]>();
  for (const [[namespace, name], grant] of read(
    /^services\/([^/]+)\/([^/]+)\/callers\/[^/]+\.yaml$/,
    parseGrant,
    ({ namespace: of = '', name: caller }, [at, callee]) =>
      paths.grant(
        { namespace: at, name: callee },
        { namespace: of, name: caller },
      ),
  )) {
    const ref = refOf({ namespace, name });
    grants.set(ref, [...(grants.get(ref) ?? []), grant]);
  }
  const snapshots = new Map(
    [...platforms].map(([name, platform]) => [
      name,
      toSnapshot(manifestsOf(files, name), path => namespaceOf(path, platform)),
    ]),
  );
  const networks = new Map(
    [...platforms].map(([name, platform]) => [
      name,
      toNetwork(snapshots.get(name)!, factsOf(platform)),
    ]),
  );
  return {
    commit,
    files,
    platforms,
    microservices,
    grants,
    snapshots,
    networks,
    problems,
  };
}

function manifestsOf(files: Map<string, RepositoryFile>, environment: string) {
  const folder = `deploy/${environment}/`;
  return [...files]
    .filter(([path]) => path.startsWith(folder) && /\.(ya?ml|json)$/.test(path))
    .map(([path, { text }]) => ({ path, text }));
}

/** A file that cannot be read concerns the namespace whose folder it lies in. */
function namespaceOf(path: string, platform: Platform): string | undefined {
  const folder = /^deploy\/[^/]+\/([^/]+)\//.exec(path)?.[1];
  return folder && deployedNamespace(folder, platform);
}
