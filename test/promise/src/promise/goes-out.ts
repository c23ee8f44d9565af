import { Microservice } from '@callboard/contract';
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

/** Where proxies ask for their configuration and certificates. */
const controlPlanePorts = {
  'istio-sidecar': [15012],
  'istio-ambient': [15012],
  linkerd: [8080, 8086, 8090],
};

/** Where a service may go: DNS, the control plane of its mesh, the API server with rights there, what it calls, hosts outside. */
export function goesOut(deployed: Deployed, service: Microservice): Promised[] {
  const { dns, mesh, apiServer } = deployed.platform.spec;
  const onDns: Pick<Promised, 'protocols' | 'ports'> = {
    protocols: ['UDP', 'TCP'],
    ports: [dns.port],
  };
  return [
    { ...podsOfPlatform(dns), ...onDns },
    ...(dns.ips.length
      ? [{ peer: { cidrs: dns.ips.map(toCidr) }, ...onDns }]
      : []),
    ...(mesh.kind === 'none'
      ? []
      : [
          {
            ...podsOfPlatform(mesh.controlPlane),
            ...onPorts(controlPlanePorts[mesh.kind].map(port => ({ port }))),
          },
        ]),
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
