import { podPortOf, portsOf } from '../ports';
import { RenderInput, ServiceName } from '../render-input';
import { isIn, refOf } from './peer';
import { Findings } from './render-issue';
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
  } else if (serviceHere(input, { namespace, name: waypoint })) {
    findings.refuse(
      'waypoint-name-taken',
      ['spec', 'traffic'],
      taken(namespace, waypoint),
    );
  }
  if (platform.spec.security.podSecurity === 'restricted') {
    findings.note(
      `${waypoint} runs as Istio installs it: namespaces of the restricted standard take its pods only where Istio has the setting gateways.seccompProfile`,
    );
  }
}

/** The other way round: is the service named as the waypoint of another one? */
function checkWaypointOfOther(input: RenderInput, findings: Findings): void {
  const { service, platform } = input;
  const { name, namespace } = service.metadata;
  const [, other] = /^(.+)-waypoint$/.exec(name) ?? [];
  const served = other && serviceHere(input, { namespace, name: other });
  if (served && hasWaypoint(served, platform)) {
    findings.refuse(
      'waypoint-name-taken',
      ['metadata', 'name'],
      taken(namespace, name, refOf(served)),
    );
  }
}

/** The service of that name, where it is in this environment. */
function serviceHere({ peers, platform }: RenderInput, name: ServiceName) {
  const found = peers(name);
  return found && isIn(found, platform.metadata.name) ? found : undefined;
}

function taken(namespace: string, name: string, whose?: string): string {
  return `a service and the waypoint that spec.traffic of ${
    whose ?? 'this one'
  } asks for would both be ${namespace}/${name}: rename one, or leave traffic out`;
}
