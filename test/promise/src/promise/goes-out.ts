import { Microservice, Platform } from '@callboard/contract';
import { Deployed, refOf } from '../deployed';
import { copiesOfCall } from './copies';
import {
  isIn,
  onPorts,
  podsOf,
  podsOfPlatform,
  portsOf,
  Promised,
} from './promised';
import { waypointOf } from './waypoint';

/** Where proxies ask for their configuration and certificates; in ambient mode the ztunnel of the node does. */
const controlPlanePorts = {
  'istio-sidecar': [15012],
  'istio-ambient': [15012],
  linkerd: [8080, 8086, 8090],
};

/**
 * Where a service may go: DNS, the control plane of its mesh where it asks for itself, the API server with rights there,
 * what it calls, hosts outside.
 */
export function goesOut(deployed: Deployed, service: Microservice): Promised[] {
  const { platform } = deployed;
  const { mesh, apiServer } = platform.spec;
  return [
    ...toDns(platform),
    ...(mesh.kind === 'istio-ambient' ? [] : toControlPlane(platform)),
    ...(service.spec.apiAccess && apiServer
      ? [{ peer: { cidrs: apiServer.cidrs }, ...onPorts([apiServer]) }]
      : []),
    ...Object.values(service.spec.calls ?? {}).flatMap(call =>
      called(deployed, call),
    ),
    ...(service.spec.external ?? []).map(({ host, port, cidrs }) => ({
      peer: cidrs.length ? { cidrs } : { names: [host] },
      ...onPorts([{ port }]),
    })),
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
    : [
        {
          ...podsOfPlatform(mesh.controlPlane),
          ...onPorts(controlPlanePorts[mesh.kind].map(port => ({ port }))),
        },
      ];
}

type Call = NonNullable<Microservice['spec']['calls']>[string];

/** Where one call and its copies lead; nowhere where the callee is not in this environment. */
function called(
  deployed: Deployed,
  { service, namespace, port, targetPort, podLabels }: Call,
): Promised[] {
  const { platform, contracts } = deployed;
  if (typeof port === 'number') {
    const peer = { namespace, labels: podLabels ?? {} };
    return [{ peer, ...onPorts([{ port, targetPort }]), tunnel: true }];
  }
  const callee = contracts.find(
    one => refOf(one) === `${namespace}/${service}`,
  );
  if (!callee || !isIn(callee, platform)) return [];
  const waypoint = waypointOf(callee, platform);
  if (waypoint) return [{ peer: waypoint.pods, tunnel: true, ...onPorts([]) }];
  const copies = copiesOfCall(deployed, callee, port);
  return [
    {
      peer: podsOf(callee, platform),
      ...onPorts([portsOf(callee)[port]]),
      tunnel: true,
    },
    ...(copies ? [copies] : []),
  ];
}

export function toCidr(address: string): string {
  if (address.includes('/')) return address;
  return `${address}/${address.includes(':') ? 128 : 32}`;
}
