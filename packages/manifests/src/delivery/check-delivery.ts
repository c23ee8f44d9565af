import { paths } from '../paths';
import { isIn, refOf } from '../resolve/peer';
import {
  applicationName,
  longestApplicationName,
  sharedApplicationNames,
} from './application-name';
import { DeliveryInput, deliveryName } from './delivery-input';
import { DeliveryIssue } from './delivery-issue';
import { Team, teamsOf } from './teams';

/** What stands in the way of delivering an environment. */
export function checkDelivery(
  input: DeliveryInput,
  teams: Team[],
): DeliveryIssue[] {
  const { name } = input.platform.metadata;
  const { gitops } = input.platform.spec;
  const file = paths.platform(name);
  if (!gitops) {
    return [
      {
        code: 'gitops-missing',
        path: ['spec', 'gitops'],
        message: `${file} does not say what brings its manifests into the cluster: add spec.gitops with the tool and the address of this repository`,
      },
    ];
  }
  return [
    ...(gitops.repository
      ? []
      : [
          {
            code: 'repository-missing' as const,
            path: ['spec', 'gitops', 'repository'],
            message: `${file} does not say where the cluster pulls this repository from: add spec.gitops.repository`,
          },
        ]),
    ...checkNameOf(input),
    ...checkNamespaces(input, teams),
    ...(gitops.tool === 'argocd' ? checkApplications(input, teams) : []),
  ];
}

/** Flux puts the name of a Kustomization into a label of each object. */
function checkNameOf({ platform }: DeliveryInput): DeliveryIssue[] {
  const name = deliveryName(platform);
  return name.length <= 63
    ? []
    : [
        {
          code: 'environment-too-long',
          path: ['metadata', 'name'],
          message: `${name} is too long for the object that delivers ${platform.metadata.name}: it may have 63 characters`,
        },
      ];
}

/** Whoever writes into the namespace of the tool can change what it delivers, and with which rights. */
function checkNamespaces({ platform }: DeliveryInput, teams: Team[]) {
  const { namespace } = platform.spec.gitops!;
  return teams
    .filter(({ namespaces }) => namespaces.includes(namespace))
    .map(({ owner }) => ({
      code: 'namespace-of-the-tool' as const,
      path: ['spec', 'gitops', 'namespace'],
      message: `${owner} has services in ${namespace}, where the objects of the delivery lie: move them to another namespace`,
    }));
}

function checkApplications(
  input: DeliveryInput,
  teams: Team[],
): DeliveryIssue[] {
  const environment = input.platform.metadata.name;
  return [
    ...(teams.length
      ? []
      : [
          {
            code: 'service-missing' as const,
            path: ['metadata', 'name'],
            message: `${environment} has no service yet, so there is no team that Argo CD could deliver for: onboard one first`,
          },
        ]),
    ...checkProjects(input, teams),
    ...checkLengths(input),
    ...sharedApplicationNames(input.platforms, input.services)
      .filter(({ folders }) =>
        folders.some(folder => folder.startsWith(`${environment}: `)),
      )
      .map(({ name, folders }) => ({
        code: 'application-name-taken' as const,
        path: ['metadata', 'name'],
        message: `${folders.join(
          ' and ',
        )} would all be the application ${name}: rename one of them`,
      })),
  ];
}

function checkLengths({ platform, services }: DeliveryInput): DeliveryIssue[] {
  const environment = platform.metadata.name;
  return services
    .filter(service => isIn(service, environment))
    .map(service => ({
      service: refOf(service),
      application: applicationName(environment, service.metadata),
    }))
    .filter(({ application }) => application.length > longestApplicationName)
    .map(({ service, application }) => ({
      code: 'application-name-too-long',
      path: ['metadata', 'name'],
      message: `${service} would be the application ${application}, and that may have ${longestApplicationName} characters: shorten metadata.name or metadata.namespace`,
    }));
}

/** Two teams in one project could change each other's services. Environments may share one Argo CD, and so the names. */
function checkProjects(
  { platforms, platform, services }: DeliveryInput,
  teams: Team[],
): DeliveryIssue[] {
  const all = platforms
    .filter(({ spec }) => spec.gitops?.tool === 'argocd')
    .flatMap(one =>
      teamsOf(one, services).map(team => ({
        ...team,
        environment: one.metadata.name,
      })),
    );
  return teams.flatMap(({ owner, project }) => {
    const other = all.find(
      one =>
        one.project === project &&
        (one.owner !== owner || one.environment !== platform.metadata.name),
    );
    return other
      ? [
          {
            code: 'project-name-taken' as const,
            path: ['spec', 'owner'],
            message: `${owner} in ${platform.metadata.name} and ${other.owner} in ${other.environment} would share the project ${project}: rename one of them`,
          },
        ]
      : [];
  });
}
