import { paths } from '../paths';
import { kindsDelivered } from './delivered-kinds';
import { DeployedObject, DeliveryInput } from './delivery-input';
import { Team } from './teams';

/** What is not delivered although it lies there, and what teams must know of each other: for a reviewer. */
export function noteDelivery(input: DeliveryInput, teams: Team[]): string[] {
  const { metadata, spec } = input.platform;
  if (spec.gitops?.tool === 'flux') {
    return [
      `Flux takes whatever lies below ${paths.environment(
        metadata.name,
      )}, with the rights of ${
        spec.gitops.serviceAccount ?? 'Flux itself'
      }: it keeps no team out of the namespaces of another, only the review of changes does`,
    ];
  }
  return [
    ...noteShared(teams),
    ...noteStrangers(input, teams),
    ...noteKinds(input, teams),
  ];
}

function noteShared(teams: Team[]): string[] {
  const namespaces = new Set(teams.flatMap(team => team.namespaces));
  return [...namespaces].sort().flatMap(namespace => {
    const within = teams.filter(team => team.namespaces.includes(namespace));
    const owners = within.map(({ owner }) => owner).join(' and ');
    return within.length > 1
      ? [
          `${owners} share the namespace ${namespace}: Argo CD lets the project of each change what the other has there, and a new service of it is delivered once this has run again`,
        ]
      : [];
  });
}

function noteStrangers({ deployed }: DeliveryInput, teams: Team[]): string[] {
  const folders = deployed
    .map(({ path }) => folderOf(path))
    .filter(folder => !teams.some(team => holds(team, folder)));
  return [...new Set(folders)]
    .sort()
    .map(
      folder =>
        `${folder} belongs to no service of any team: Argo CD does not deliver it`,
    );
}

function noteKinds(
  { platform, deployed }: DeliveryInput,
  teams: Team[],
): string[] {
  const kinds = kindsDelivered(platform);
  return deployed
    .filter(({ path }) => teams.some(team => holds(team, folderOf(path))))
    .filter(object => !isNamespace(object))
    .filter(
      ({ apiVersion, kind }) =>
        !kinds.some(
          known => known.kind === kind && known.group === groupOf(apiVersion),
        ),
    )
    .map(
      ({ path, kind }) =>
        `${path} holds a ${kind}, which no project of Argo CD lets in: add the kind to the project by hand if it belongs there`,
    );
}

function isNamespace({ apiVersion, kind }: DeployedObject): boolean {
  return apiVersion === 'v1' && kind === 'Namespace';
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

/** `deploy/<environment>/<namespace>/<service>` */
function folderOf(path: string): string {
  return path.split('/').slice(0, 4).join('/');
}

function holds({ folders }: Team, folder: string): boolean {
  const all = `${folder.slice(0, folder.lastIndexOf('/'))}/*`;
  return folders.includes(folder) || folders.includes(all);
}
