import { Microservice, Platform } from '@callboard/contract';
import { paths } from '../paths';
import { deployedNamespace, isIn } from '../resolve/peer';

/**
 * Who owns services of an environment, and where these are.
 * @public
 */
export interface Team {
  /** Entity ref. */
  owner: string;
  /** Name of its project in Argo CD. */
  project: string;
  /** As deployed, in alphabetical order. */
  namespaces: string[];
  /** Folders of what is its own, a `*` at the end for all folders in one. */
  folders: string[];
}

/**
 * The owners of the services of an environment, by name of their project. A namespace that one team has alone is its
 * own with whatever comes into it; in one that several share, each has the folders of its own services, and the first
 * has the namespace itself.
 */
export function teamsOf(platform: Platform, services: Microservice[]): Team[] {
  const here = services.filter(service =>
    isIn(service, platform.metadata.name),
  );
  const owners = [...new Set(here.map(({ spec }) => spec.owner))].sort();
  return owners
    .map(owner => teamOf(owner, platform, here))
    .sort((a, b) => (a.project < b.project ? -1 : 1));
}

function teamOf(owner: string, platform: Platform, here: Microservice[]): Team {
  const own = here.filter(({ spec }) => spec.owner === owner);
  const namespaces = [
    ...new Set(own.map(({ metadata }) => metadata.namespace)),
  ].sort();
  return {
    owner,
    project: projectName(owner, platform),
    namespaces: namespaces.map(name => deployedNamespace(name, platform)),
    folders: namespaces.flatMap(name => foldersIn(name, owner, platform, here)),
  };
}

function foldersIn(
  namespace: string,
  owner: string,
  platform: Platform,
  here: Microservice[],
): string[] {
  const environment = platform.metadata.name;
  const owners = ownersOf(namespace, here);
  if (owners.length === 1)
    return [`${paths.environment(environment)}/${namespace}/*`];
  const own = here
    .filter(({ metadata }) => metadata.namespace === namespace)
    .filter(({ spec }) => spec.owner === owner)
    .map(({ metadata }) => paths.service(environment, metadata))
    .sort();
  return owners[0] === owner
    ? [paths.namespace(environment, namespace), ...own]
    : own;
}

/** In alphabetical order. */
function ownersOf(namespace: string, services: Microservice[]): string[] {
  const within = services.filter(
    ({ metadata }) => metadata.namespace === namespace,
  );
  return [...new Set(within.map(({ spec }) => spec.owner))].sort();
}

/** `prod-team-shop`; what is no group, or not of the default namespace, is named so. No object has a `_` in its name. */
function projectName(owner: string, { metadata }: Platform): string {
  const [, kind, namespace, name] = /^(.+):(.+)\/(.+)$/.exec(owner)!;
  return [
    metadata.name,
    ...(kind === 'group' ? [] : [kind]),
    ...(namespace === 'default' ? [] : [namespace]),
    name,
  ]
    .join('-')
    .replace(/[^a-z0-9]+/g, '-');
}
