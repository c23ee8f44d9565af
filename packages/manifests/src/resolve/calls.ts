import { CallEntry, Microservice } from '@callboard/contract';
import { Port, podPortOf, portNamed } from '../ports';
import { Call, RenderInput, Way } from '../render-input';
import { copiesOfCall } from './mirror';
import { hasHeadless, headlessName, isTooLong, tooLong } from './headless';
import { isIn, managedPeer, portNames, refOf } from './peer';
import { Findings } from './render-issue';
import { hasWaypoint, waypointOf } from './waypoint';
import { tunnelPort, wirePorts } from './wire-ports';

/** The calls whose both ends are in this environment, sorted: the same input gives the same bytes in any order. */
export function resolveCalls(input: RenderInput, findings: Findings): Call[] {
  return Object.entries(input.service.spec.calls ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(
      ([prefix, call]) => resolveCall(input, prefix, call, findings) ?? [],
    );
}

function resolveCall(
  { platform, peers }: RenderInput,
  prefix: string,
  call: CallEntry,
  findings: Findings,
): Call | undefined {
  const path = ['spec', 'calls', prefix];
  const callee = peers({ namespace: call.namespace, name: call.service });
  if (typeof call.port === 'number') {
    return callee
      ? findings.refuse(
          'call-of-managed-callee',
          path,
          `${refOf(
            callee,
          )} has a microservice.yaml in this repository, which says what its pods are: name its port (${portNames(
            callee,
          )}) and remove podLabels`,
        )
      : unmanagedCall(prefix, call, call.port, platform);
  }
  if (!callee) {
    return findings.refuse(
      'peer-unknown',
      [...path, 'service'],
      `${call.namespace}/${call.service} has no microservice.yaml in this repository: onboard it first, correct the name, or give its port as a number and its podLabels`,
    );
  }
  return managedCall(
    prefix,
    callee,
    call.port,
    { platform, peers },
    path,
    findings,
  );
}

/** A peer that Callboard does not manage: what the contract says of it, nothing else. */
function unmanagedCall(
  prefix: string,
  { service, namespace, targetPort, podLabels }: CallEntry,
  port: number,
  platform: RenderInput['platform'],
): Call {
  const peer = { name: service, namespace, podLabels: podLabels! };
  const podPort = targetPort ?? port;
  return {
    prefix,
    peer,
    service,
    port,
    podPort,
    // Nobody says whether it is in the mesh: as though it were, and as though it were not.
    way: { peer, ports: wirePorts(platform, [podPort]) },
    application: 'tcp',
  };
}

function managedCall(
  prefix: string,
  callee: Microservice,
  portName: string,
  { platform, peers }: Pick<RenderInput, 'platform' | 'peers'>,
  path: string[],
  findings: Findings,
): Call | undefined {
  const environment = platform.metadata.name;
  const port = portNamed(callee, portName);
  if (callee.spec.service?.type === 'ExternalName') {
    return findings.refuse(
      'peer-is-alias',
      [...path, 'service'],
      `${refOf(
        callee,
      )} is an alias of a host outside the cluster, whose addresses nobody knows: name that host in spec.external`,
    );
  }
  if (!port) {
    return findings.refuse(
      'peer-port-unknown',
      [...path, 'port'],
      `${refOf(callee)} has no port ${portName}: use ${portNames(callee)}`,
    );
  }
  if (!isIn(callee, environment)) {
    return findings.note(
      `${refOf(
        callee,
      )} is not in ${environment}: the call ${prefix} is left out there until it is`,
    );
  }
  if (isSpread(callee, port, platform) && isTooLong(callee.metadata.name)) {
    return findings.refuse(
      'headless-name-too-long',
      [...path, 'service'],
      `${tooLong(refOf(callee))}: give the callee a shorter name`,
    );
  }
  const copies = copiesOfCall(callee, portName, { platform, peers });
  return {
    prefix,
    peer: managedPeer(callee, platform),
    ...addressOf(callee, port, platform),
    podPort: podPortOf(port),
    way: wayTo(callee, podPortOf(port), platform),
    application: port.appProtocol ?? 'tcp',
    ...(copies && { copies }),
  };
}

/** Is it called by its headless Service, so that the caller spreads its requests among the pods? */
function isSpread(
  callee: Microservice,
  { appProtocol }: Port,
  platform: RenderInput['platform'],
): boolean {
  return appProtocol === 'grpc' && hasHeadless(callee, platform);
}

function addressOf(
  callee: Microservice,
  port: Port,
  platform: RenderInput['platform'],
): Pick<Call, 'service' | 'port'> {
  const { name } = callee.metadata;
  return isSpread(callee, port, platform)
    ? { service: headlessName(name), port: podPortOf(port) }
    : { service: name, port: port.port };
}

/** Where the callee has a waypoint, calls are sent to that and never to the pods. */
function wayTo(
  callee: Microservice,
  podPort: number,
  platform: RenderInput['platform'],
): Way {
  const peer = managedPeer(callee, platform);
  return hasWaypoint(callee, platform)
    ? { peer: waypointOf(callee, platform), ports: [tunnelPort] }
    : { peer, ports: wirePorts(platform, [podPort]) };
}
