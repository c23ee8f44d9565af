import type { Grant, Microservice, Platform } from '@callboard/contract';
import {
  readContractFile,
  render,
  type Rendering,
  type ServiceName,
} from '@callboard/manifests';

/** What the contract files of a repository say. */
export interface Contracts {
  /** By the name of the environment. */
  platforms: Map<string, Platform>;
  /** By `<namespace>/<name>`. */
  microservices: Map<string, Microservice>;
  /** By `<namespace>/<name>` of the service that is called. */
  grants: Map<string, Grant[]>;
  problems: { path: string; message: string }[];
}

export const refOf = ({ namespace, name }: ServiceName) =>
  `${namespace}/${name}`;

/** Reads the contract files among these, in alphabetical order; nothing throws. */
export function readContracts(files: Map<string, string>): Contracts {
  const contracts: Contracts = {
    platforms: new Map(),
    microservices: new Map(),
    grants: new Map(),
    problems: [],
  };
  for (const path of [...files.keys()].sort()) {
    const file = readContractFile(path, files.get(path)!);
    if (!file) continue;
    contracts.problems.push(...file.problems);
    if (!file.value) continue;
    if (file.is === 'platform')
      contracts.platforms.set(file.environment, file.value);
    else if (file.is === 'microservice')
      contracts.microservices.set(file.service, file.value);
    else addTo(contracts.grants, file.callee, file.value);
  }
  return contracts;
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** The services that an environment has. */
export function servicesIn(
  { microservices }: Contracts,
  environment: string,
): Microservice[] {
  return [...microservices.values()].filter(({ spec }) =>
    Object.hasOwn(spec.environments, environment),
  );
}

/** What one service renders to there. */
export function renderService(
  { platforms, microservices, grants }: Contracts,
  service: Microservice,
  environment: string,
): Rendering {
  return render({
    service,
    platform: platforms.get(environment)!,
    grants: grants.get(refOf(service.metadata)) ?? [],
    peers: name => microservices.get(refOf(name)),
  });
}
