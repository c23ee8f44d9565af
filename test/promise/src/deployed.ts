import { Grant, Microservice, Platform } from '@callboard/contract';
import { paths, render, renderNamespace } from '@callboard/manifests';
import { ManifestFile } from '@callboard/reachability';

/** One environment of a repository: what its contracts say, and what the renderer made of them. */
export interface Deployed {
  platform: Platform;
  /** Every contract of the repository, whether it is in this environment or not. */
  contracts: Microservice[];
  grants: Grants;
  /** Those of the contracts whose manifests are in `files`: the pods of the others have no policies. */
  rendered: Microservice[];
  /** Namespaces, as deployed, that let nothing in or out but what a policy says. */
  closedNamespaces: string[];
  files: ManifestFile[];
  /** What the renderer refused, by its codes. */
  refused: string[];
}

/** Who may call a service, by its `<namespace>/<name>`. */
export type Grants = Map<string, Grant[]>;

export function refOf({ metadata }: Microservice | Grant): string {
  return `${metadata.namespace}/${metadata.name}`;
}

/** Two environments in one cluster tell their namespaces apart by a suffix. */
export function deployedNamespace(namespace: string, { spec }: Platform) {
  return `${namespace}${spec.namespaceSuffix}`;
}

/**
 * Renders the services of one environment as a change would write them; `only` leaves the others without policies.
 * The singletons of namespaces come along where the platform says that the repository holds all of them.
 */
export function deploy(
  platform: Platform,
  contracts: Microservice[],
  grants: Grants,
  only: Microservice[] = contracts,
): Deployed {
  const environment = platform.metadata.name;
  const rendered: Microservice[] = [];
  const files: ManifestFile[] = [];
  const refused: string[] = [];
  for (const service of only) {
    if (!Object.hasOwn(service.spec.environments, environment)) continue;
    const rendering = renderAmong(platform, contracts, grants, service);
    if (rendering.ok) {
      rendered.push(service);
      files.push(...rendering.files);
    } else {
      refused.push(...rendering.issues.map(({ code }) => code));
    }
  }
  const namespaces =
    platform.spec.namespaces === 'all-in-git'
      ? [...new Set(rendered.map(({ metadata }) => metadata.namespace))]
      : [];
  return {
    platform,
    contracts,
    grants,
    rendered,
    closedNamespaces: namespaces.map(name => deployedNamespace(name, platform)),
    files: [
      ...files,
      ...namespaces.flatMap(name => renderNamespace(name, platform)),
    ],
    refused,
  };
}

export function renderAmong(
  platform: Platform,
  contracts: Microservice[],
  grants: Grants,
  service: Microservice,
) {
  return render({
    service,
    platform,
    grants: grants.get(refOf(service)) ?? [],
    peers: ({ namespace, name }) =>
      contracts.find(one => refOf(one) === `${namespace}/${name}`),
  });
}

/** Every grant at a service whose manifests are there. */
export function grantsOf({
  rendered,
  grants,
}: Deployed): [Microservice, Grant][] {
  return rendered.flatMap(service =>
    (grants.get(refOf(service)) ?? []).map((grant): [Microservice, Grant] => [
      service,
      grant,
    ]),
  );
}

/** Without one grant: its contract file and its rendered file are gone, nothing else is touched. */
export function revoked(
  deployed: Deployed,
  service: Microservice,
  grant: Grant,
): Deployed {
  const file = grantFile(deployed, service, grant);
  const left = (deployed.grants.get(refOf(service)) ?? []).filter(
    one => one !== grant,
  );
  return {
    ...deployed,
    grants: new Map(deployed.grants).set(refOf(service), left),
    files: deployed.files.filter(({ path }) => path !== file),
  };
}

export function grantFile(
  { platform }: Deployed,
  service: Microservice,
  { metadata }: Grant,
): string {
  const folder = paths.service(platform.metadata.name, service.metadata);
  return `${folder}/callers/${metadata.namespace}.${metadata.name}.yaml`;
}
