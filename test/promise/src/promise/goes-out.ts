import { Microservice, Platform } from '@callboard/contract';
import { Deployed, refOf } from '../deployed';
import {
  isIn,
  onPorts,
  podsOf,
  podsOfPlatform,
  portsOf,
  Promised,
} from './promised';
import { waypointOf } from './waypoint';

/** Where a service may go: DNS, the control plane of its mesh where it asks for itself, and what it calls. */
export function goesOut(deployed: Deployed, service: Microservice): Promised[] {
  const { platform } = deployed;
  return [
    ...toDns(platform),
    ...(platform.spec.mesh.kind === 'istio-sidecar'
      ? toControlPlane(platform)
      : []),
    ...Object.values(service.spec.calls ?? {}).flatMap(
      call => called(deployed, call) ?? [],
    ),
  ];
}

/** Where a waypoint may go: it asks for names and for its configuration, and leads to the service's pods alone. */
export function goesOn(platform: Platform, service: Microservice): Promised[] {
  return [
    ...toDns(platform),
    ...toControlPlane(platform),
    {
      peer: podsOf(service, platform),
      tunnel: true,
      ...onPorts(Object.values(portsOf(service))),
    },
  ];
}

function toDns({ spec: { dns } }: Platform): Promised[] {
  const onDns: Pick<Promised, 'protocols' | 'ports'> = {
    protocols: ['UDP', 'TCP'],
    ports: [dns.port],
  };
  return [
    { ...podsOfPlatform(dns), ...onDns },
    ...(dns.ips.length
      ? [{ peer: { cidrs: dns.ips.map(toCidr) }, ...onDns }]
      : []),
  ];
}

function toControlPlane({ spec: { mesh } }: Platform): Promised[] {
  return mesh.kind === 'none'
    ? []
    : [{ ...podsOfPlatform(mesh.controlPlane), ...onPorts([{ port: 15012 }]) }];
}

type Call = NonNullable<Microservice['spec']['calls']>[string];

/** Where one call leads; nothing where the callee is not in this environment. */
function called(
  { platform, contracts }: Deployed,
  { service, namespace, port, targetPort, podLabels }: Call,
): Promised | undefined {
  if (typeof port === 'number') {
    const peer = { namespace, labels: podLabels ?? {} };
    return { peer, tunnel: true, ...onPorts([{ port, targetPort }]) };
  }
  const callee = contracts.find(
    one => refOf(one) === `${namespace}/${service}`,
  );
  if (!callee || !isIn(callee, platform)) return undefined;
  const waypoint = waypointOf(callee, platform);
  return waypoint
    ? { peer: waypoint.pods, tunnel: true, ...onPorts([]) }
    : {
        peer: podsOf(callee, platform),
        tunnel: true,
        ...onPorts([portsOf(callee)[port]]),
      };
}

export function toCidr(address: string): string {
  if (address.includes('/')) return address;
  return `${address}/${address.includes(':') ? 128 : 32}`;
}
