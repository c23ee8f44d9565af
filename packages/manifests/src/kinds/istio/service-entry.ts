import { Manifest } from '../../manifest';
import { Resolved } from '../../render-input';
import { protocolOf } from '../../resolve/registered';

/**
 * Registers the hosts outside that the service calls, where Istio lets out to no others. Hosts of the same ports share an
 * object, so that each stands in one. It is for the own namespace alone: what others say of a host stays theirs.
 *
 * Connections go to the address that was looked up (resolution NONE): a name resolved again may be another machine, whose
 * address no policy lets out to. Istio merges entries of one host only where their labels are the same, so that they have
 * none of the service.
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/
 */
export function serviceEntries(input: Resolved): Manifest[] {
  const byPorts = new Map<string, { hosts: string[]; ports: number[] }>();
  for (const [host, ports] of portsByHost(input)) {
    const group = byPorts.get(`${ports}`) ?? { hosts: [], ports };
    group.hosts.push(host);
    byPorts.set(`${ports}`, group);
  }
  return [...byPorts.values()].map(group => entry(input, group));
}

/** The ports of each host that can be registered, in ascending order; none where none has to be. */
function portsByHost({ platform, external }: Resolved): Map<string, number[]> {
  const { mesh } = platform.spec;
  const found = new Map<string, number[]>();
  if (mesh.kind !== 'istio-sidecar' || !mesh.serviceEntries) return found;
  for (const { host, port } of external) {
    if (protocolOf(port)) found.set(host, [...(found.get(host) ?? []), port]);
  }
  return found;
}

function entry(
  { service, namespace }: Resolved,
  { hosts, ports }: { hosts: string[]; ports: number[] },
): Manifest {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: {
      // No name of a service holds a dot, so that no two are the same.
      name: `${service.metadata.name}.external.${ports.join('-')}`,
      namespace,
      labels: { 'app.kubernetes.io/managed-by': 'callboard' },
    },
    spec: {
      hosts: [...hosts].sort(),
      location: 'MESH_EXTERNAL',
      resolution: 'NONE',
      exportTo: ['.'],
      ports: ports.map(number => ({
        number,
        name: `${protocolOf(number)!.toLowerCase()}-${number}`,
        protocol: protocolOf(number),
      })),
    },
  };
}
