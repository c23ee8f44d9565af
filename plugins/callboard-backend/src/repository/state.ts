import { Grant, Microservice, Platform } from '@callboard/contract';
import { ServiceName } from '@callboard/manifests';
import { Network, Problem, revise, Snapshot } from '@callboard/reachability';
import { networkOf, partsOf, PlacedPart } from './environment';
import { Holding, ReadFile, readFile, RepositoryFile } from './read-file';

/** Everything that a repository holds at one commit, read and parsed. */
export interface RepositoryState {
  commit: string;
  files: ReadonlyMap<string, ReadFile>;
  /** Those of the files, in alphabetical order. */
  paths: string[];
  /** By name of the environment, in alphabetical order. */
  platforms: Map<string, Platform>;
  /** By `<namespace>/<name>`, in alphabetical order. */
  microservices: Map<string, Microservice>;
  /** By `<namespace>/<name>` of the service that is called. */
  grants: Map<string, Grant[]>;
  /** By name of the environment: what each of its files holds. */
  parts: Map<string, PlacedPart[]>;
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

/**
 * Reads the files of a commit. A broken file costs what it holds and is named in `problems`.
 *
 * `before` is what an earlier commit held, where that is known: what did not change is taken over and not read again.
 */
export function toState(
  commit: string,
  files: ReadonlyMap<string, RepositoryFile>,
  before?: RepositoryState,
): RepositoryState {
  const read = [...files].map(([path, file]): [string, ReadFile] => {
    const known = before?.files.get(path);
    return known?.text === file.text
      ? [path, { ...known, ...file }]
      : [path, readFile(path, file)];
  });
  return joinFiles(commit, new Map(read), before);
}

/** Puts files together that were read one by one; `before` as in {@link toState}. */
export function joinFiles(
  commit: string,
  files: ReadonlyMap<string, ReadFile>,
  before?: RepositoryState,
): RepositoryState {
  const paths = [...files.keys()].sort();
  const held = paths.map(path => files.get(path)!.holds);
  const ofPlatforms = held.filter(is('platform'));
  const ofServices = held.filter(is('microservice'));
  const ofGrants = held.filter(is('grant'));
  const platforms = new Map(
    ofPlatforms.flatMap(({ environment, value }) =>
      value ? [[environment, value] as const] : [],
    ),
  );
  const all = [...files];
  const parts = new Map(
    [...platforms].map(([environment, platform]) => [
      environment,
      partsOf(environment, platform, all),
    ]),
  );
  const networks = new Map(
    [...platforms].map(([environment, platform]) => [
      environment,
      networkAgain(environment, platform, parts.get(environment)!, before),
    ]),
  );
  return {
    commit,
    files,
    paths,
    platforms,
    microservices: new Map(
      ofServices.flatMap(({ service, value }) =>
        value ? [[service, value] as const] : [],
      ),
    ),
    grants: byCallee(ofGrants),
    parts,
    snapshots: new Map(
      [...networks].map(([environment, { snapshot }]) => [
        environment,
        snapshot,
      ]),
    ),
    networks,
    problems: [...ofPlatforms, ...ofServices, ...ofGrants].flatMap(
      ({ problems }) => problems,
    ),
  };
}

/** Of a repository that holds nothing. */
export const emptyState = joinFiles('', new Map());

function is<Is extends Holding['is']>(wanted: Is) {
  return (holding: Holding): holding is Extract<Holding, { is: Is }> =>
    holding.is === wanted;
}

function byCallee(
  holdings: Extract<Holding, { is: 'grant' }>[],
): Map<string, Grant[]> {
  const grants = new Map<string, Grant[]>();
  for (const { callee, value } of holdings) {
    if (!value) continue;
    const known = grants.get(callee);
    if (known) known.push(value);
    else grants.set(callee, [value]);
  }
  return grants;
}

/** The network that was there before, with what has changed since; a new one where the platform has. */
function networkAgain(
  environment: string,
  platform: Platform,
  parts: PlacedPart[],
  before: RepositoryState | undefined,
): Network {
  const known = before?.networks.get(environment);
  const isSame = before?.platforms.get(environment) === platform;
  return known && isSame
    ? revise(
        known,
        parts.map(({ part }) => part),
      )
    : networkOf(platform, parts);
}
