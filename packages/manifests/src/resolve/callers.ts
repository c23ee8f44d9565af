import { Grant } from '@callboard/contract';
import { podPortOf, podPortsOf, portNamed, portsOf } from '../ports';
import { Caller, Peer, RenderInput } from '../render-input';
import { isIn, managedPeer, portNames, refOf } from './peer';
import { Findings } from './render-issue';
import { hasWaypoint, mayHaveWaypoints } from './waypoint';
import { tunnelPort, wirePorts } from './wire-ports';

/** The grants whose both ends are in this environment, sorted by caller. */
export function resolveCallers(
  input: RenderInput,
  findings: Findings,
): Caller[] {
  const environment = input.platform.metadata.name;
  return input.grants
    .filter(grant => holdsIn(grant, environment))
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
    .flatMap(grant => resolveCaller(input, grant, findings) ?? []);
}

/** Without environments a grant holds in all. */
export function holdsIn({ spec }: Grant, environment: string): boolean {
  return !spec.environments || spec.environments.includes(environment);
}

function resolveCaller(
  input: RenderInput,
  grant: Grant,
  findings: Findings,
): Caller | undefined {
  const { service, platform } = input;
  const path = ['callers', nameOf(grant)];
  const ports = grant.spec.ports.map(name => portNamed(service, name));
  const unknown = grant.spec.ports.filter((_, index) => !ports[index]);
  if (service.spec.service?.type === 'ExternalName') {
    return findings.refuse(
      'grant-on-alias',
      path,
      `${refOf(
        service,
      )} is an alias of a host outside the cluster: it has no pods that a grant could open`,
    );
  }
  if (unknown.length) {
    return findings.refuse(
      'grant-port-unknown',
      [...path, 'ports'],
      `${refOf(service)} has no port ${unknown.join(', ')}: use ${portNames(
        service,
      )}`,
    );
  }
  const peer = resolvePeer(input, grant, path, findings);
  if (!peer || !requestsFit(input, grant, path, findings)) return undefined;
  if (platform.spec.mesh.kind !== 'none' && !peer.serviceAccount) {
    return findings.refuse(
      'caller-identity-missing',
      [...path, 'from', 'serviceAccount'],
      `the mesh knows callers by their ServiceAccount: say which one ${nameOf(
        grant,
      )} runs as`,
    );
  }
  const podPorts = podPortsOf(ports.flatMap(port => port ?? []));
  return {
    grantee: grant.metadata,
    peer,
    podPorts,
    wirePorts: hasWaypoint(service, platform)
      ? [tunnelPort]
      : wirePorts(platform, podPorts),
    ...(grant.spec.http && { requests: grant.spec.http }),
  };
}

function resolvePeer(
  { platform, peers }: RenderInput,
  { metadata, spec }: Grant,
  path: string[],
  findings: Findings,
): Peer | undefined {
  const environment = platform.metadata.name;
  const contract = peers(metadata);
  if (contract && spec.from) {
    return findings.refuse(
      'grant-of-managed-caller',
      [...path, 'from'],
      `${refOf(
        contract,
      )} has a microservice.yaml in this repository, which says what its pods are: remove from`,
    );
  }
  if (spec.from) return { ...metadata, ...spec.from };
  if (!contract) {
    return findings.refuse(
      'peer-unknown',
      path,
      `the caller ${metadata.namespace}/${metadata.name} has no microservice.yaml in this repository: onboard it first, correct the name, or say in from what its pods are`,
    );
  }
  return isIn(contract, environment)
    ? managedPeer(contract, platform)
    : findings.note(
        `${refOf(
          contract,
        )} is not in ${environment}: its grant is left out there until it is`,
      );
}

/** Requests are told apart by the mesh alone, and only where it reads them. */
function requestsFit(
  { service, platform }: RenderInput,
  { spec }: Grant,
  path: string[],
  findings: Findings,
): boolean {
  if (!spec.http) return true;
  if (mayHaveWaypoints(platform) && !hasWaypoint(service, platform)) {
    findings.refuse(
      'requests-need-waypoint',
      [...path, 'http'],
      `the mesh looks into requests at waypoints only, and ${refOf(
        service,
      )} has none: say spec.traffic.grantsByRequest: true in its microservice.yaml, or remove http`,
    );
    return false;
  }
  const opened = podPortsOf(
    spec.ports.flatMap(name => portNamed(service, name) ?? []),
  );
  // What is spoken on a pod port is said by every Service port that leads there.
  const opaque = portsOf(service).filter(
    ([, port]) =>
      opened.includes(podPortOf(port)) &&
      !['http', 'grpc'].includes(port.appProtocol ?? ''),
  );
  if (opaque.length) {
    findings.refuse(
      'requests-need-http',
      [...path, 'http'],
      `the mesh reads requests only where appProtocol is http or grpc, of every port that leads to the same pod port: ${opaque
        .map(([name]) => name)
        .join(', ')} is not`,
    );
  }
  return opaque.length === 0;
}

function nameOf({ metadata }: Grant): string {
  return `${metadata.namespace}.${metadata.name}`;
}
