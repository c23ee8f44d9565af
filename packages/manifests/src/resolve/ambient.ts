import { Microservice, Platform } from '@callboard/contract';
import { podPortOf, portsOf } from '../ports';
import { RenderInput, Resolved, ServiceName } from '../render-input';
import { isIn, refOf } from './peer';
import { Findings } from './render-issue';
import { tracksOf } from './tracks';
import { hasWaypoint, waypointName } from './waypoint';

/**
 * Where a ztunnel listens in the network of each pod.
 * @see https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio
 */
const portsOfZtunnel = [15001, 15006, 15008, 15053];

/** What a service may not be in ambient mode. */
export function checkAmbient(input: RenderInput, findings: Findings): void {
  if (input.platform.spec.mesh.kind !== 'istio-ambient') return;
  checkPorts(input, findings);
  checkWaypointOfOther(input, findings);
  if (hasWaypoint(input.service, input.platform))
    checkWaypoint(input, findings);
}

function checkPorts({ service }: RenderInput, findings: Findings): void {
  for (const [name, port] of portsOf(service)) {
    if (!portsOfZtunnel.includes(podPortOf(port))) continue;
    findings.refuse(
      'port-of-the-mesh',
      ['spec', 'service', 'ports', name],
      `the mesh itself listens on ${podPortOf(
        port,
      )} in each pod: let ${name} have another targetPort`,
    );
  }
}

function checkWaypoint(input: RenderInput, findings: Findings): void {
  const { service, platform } = input;
  const { name, namespace } = service.metadata;
  const waypoint = waypointName(name);
  const ports = portsOf(service).map(
    ([, { appProtocol = 'tcp' }]) => appProtocol,
  );
  if (service.spec.service?.type === 'Headless') {
    findings.refuse(
      'waypoint-needs-cluster-ip',
      ['spec', 'service', 'type'],
      `spec.traffic asks for a waypoint, which stands in front of a Service's own address, and a headless Service has none: use ClusterIP, or leave traffic out`,
    );
  }
  const { grantsByRequest, canary } = service.spec.traffic ?? {};
  const byRequest = canary ? 'canary' : grantsByRequest && 'grantsByRequest';
  if (byRequest && ports.every(protocol => protocol === 'tcp')) {
    findings.refuse(
      'requests-need-http',
      ['spec', 'traffic', byRequest],
      `${byRequest} is about requests, and no port in spec.service.ports has appProtocol http or grpc`,
    );
  }
  if (waypoint.length > 63) {
    findings.refuse(
      'waypoint-name-too-long',
      ['metadata', 'name'],
      `${waypoint} is too long for the waypoint that spec.traffic asks for: with a name of at most 54 characters it fits`,
    );
  }
  for (const other of namesTaken(service, platform)) {
    if (!serviceHere(input, { namespace, name: other })) continue;
    findings.refuse(
      'waypoint-name-taken',
      ['spec', 'traffic'],
      taken(`${namespace}/${other}`, refOf(service)),
    );
  }
}

/** What a reviewer should know of a waypoint. */
export function noteOfWaypoint(
  { service, platform, gateway, waypoint }: Resolved,
  findings: Findings,
): void {
  if (!waypoint) return;
  const { name } = waypoint.peer;
  if (platform.spec.security.podSecurity === 'restricted') {
    findings.note(
      `${name} runs as Istio installs it: namespaces of the restricted standard take its pods only where Istio has the setting gateways.seccompProfile`,
    );
  }
  const { grantsByRequest, ...routed } = service.spec.traffic ?? {};
  if (gateway && Object.keys(routed).length > 0) {
    findings.note(
      `${Object.keys(routed).join(
        ', ',
      )} of spec.traffic hold for what goes by ${name}: the gateway ${
        gateway.peer.name
      } may send requests to the pods straight, by its own routes`,
    );
  }
}

/** The other way round: is the service named as something that belongs to another one's waypoint? */
function checkWaypointOfOther(input: RenderInput, findings: Findings): void {
  const { service, platform } = input;
  const { name, namespace } = service.metadata;
  const [, stem] = /^(.+)-(?:waypoint|stable)$/.exec(name) ?? [];
  const other = stem && serviceHere(input, { namespace, name: stem });
  if (other && namesTaken(other, platform).includes(name)) {
    findings.refuse(
      'waypoint-name-taken',
      ['metadata', 'name'],
      taken(`${namespace}/${name}`, refOf(other)),
    );
  }
}

/** Names of what is made for the waypoint of a service. That of a canary is its own. */
function namesTaken(service: Microservice, platform: Platform): string[] {
  if (!hasWaypoint(service, platform)) return [];
  const tracks = tracksOf(service, platform);
  return [
    waypointName(service.metadata.name),
    ...(tracks ? [tracks.stable] : []),
  ];
}

/** The service of that name, where it is in this environment. */
function serviceHere({ peers, platform }: RenderInput, name: ServiceName) {
  const found = peers(name);
  return found && isIn(found, platform.metadata.name) ? found : undefined;
}

function taken(name: string, whose: string): string {
  return `${name} would be two Services: a contract's, and what spec.traffic of ${whose} asks for. Rename one, or leave traffic out`;
}
