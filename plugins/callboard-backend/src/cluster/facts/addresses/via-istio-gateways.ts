import { ServiceName } from '@callboard/plugin-callboard-common';
import { z } from 'zod';
import { ClusterSighting } from '../../ClusterSighting';
import { Pod } from '../../Pod';
import { isRunning } from '../is-running';
import { kindSeen } from '../kind-seen';
import { ofKind } from '../of-kind';
import { Address, Way } from './address';
import { addressesOfPods } from './of-pods';
import { Entrance, entrancesOf } from './entrances';
import { isHostOf } from './istio-hosts';

/** Of its own network API. The Gateway API has a Gateway, too. */
const istio = 'networking.istio.io';

const gatewaySchema = z.object({
  selector: z.record(z.string(), z.string()).default({}),
  servers: z
    .array(
      z.object({
        port: z.object({ number: z.number() }),
        hosts: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});

type Gateway = z.infer<typeof gatewaySchema>;

/** What an entrance comes to. */
type Found =
  | { addresses: Pick<Address, 'address' | 'problem'>[] }
  | { refused: string };

/**
 * Those of Istio's own Gateways that a VirtualService to a Service names: of the Services that select the pods which a
 * Gateway selects, with the ports of its servers for these hosts.
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/
 */
export function viaIstioGateways(
  sighting: ClusterSighting,
  service: ServiceName,
): Way[] {
  const { objects } = sighting;
  return ofKind(objects, istio, 'VirtualService').flatMap(route =>
    entrancesOf(route, service).flatMap((entrance): Way[] => {
      const { namespace, name } = entrance;
      const at = { kind: 'Gateway' as const, via: `${namespace}/${name}` };
      const found = enter(sighting, entrance);
      return 'refused' in found
        ? [
            {
              address: { ...at, problem: found.refused },
              route,
              isRefused: true,
            },
          ]
        : found.addresses.map(address => ({
            address: { ...at, ...address },
            route,
            isRefused: false,
          }));
    }),
  );
}

function enter(sighting: ClusterSighting, entrance: Entrance): Found {
  const { namespace, name } = entrance;
  const called = `the Gateway ${namespace}/${name} of Istio`;
  if (!kindSeen(sighting, istio, 'Gateway')) {
    return unknown("its address is not known: Istio's Gateways cannot be read");
  }
  const object = ofKind(sighting.objects, istio, 'Gateway').find(
    ({ metadata }) =>
      metadata.namespace === namespace && metadata.name === name,
  );
  if (!object) return { refused: `${called} is not there` };
  const parsed = gatewaySchema.safeParse(object.spec ?? {});
  if (!parsed.success) return { refused: `${called} makes no sense` };
  const servers = parsed.data.servers.filter(({ hosts }) =>
    hosts.some(host => isHostOf(host, { ...entrance, gateway: namespace })),
  );
  if (servers.length === 0) {
    return {
      refused: `${called} has no server for ${entrance.hosts.join(', ')}`,
    };
  }
  return behind(sighting, called, { ...parsed.data, servers }, entrance);
}

function unknown(problem: string): Found {
  return { addresses: [{ problem }] };
}

/** "By default workloads are searched across all namespaces based on label selectors." */
function behind(
  sighting: ClusterSighting,
  called: string,
  { selector, servers }: Gateway,
  { exportTo }: Entrance,
): Found {
  if (!kindSeen(sighting, '', 'Pod')) {
    return unknown('its address is not known: pods cannot be read');
  }
  const wanted = Object.entries(selector);
  const pods = sighting.pods.filter(
    pod =>
      wanted.length > 0 &&
      isRunning(pod) &&
      wanted.every(([key, value]) => pod.labels[key] === value),
  );
  if (pods.length === 0)
    return { refused: `no pod runs that ${called} selects` };
  const hears = ({ namespace }: Pod) =>
    exportTo.includes('*') || exportTo.includes(namespace);
  if (!pods.some(hears)) {
    return {
      refused: `the VirtualService is not exported to the namespace of ${called}'s pods`,
    };
  }
  const numbers = servers.map(({ port }) => port.number);
  const addresses = addressesOfPods(sighting.objects, pods, numbers);
  return addresses.length > 0
    ? {
        addresses: addresses.map(({ address }) => (address ? { address } : {})),
      }
    : unknown(
        `its address is not known: no load balancer and no node port leads to ${called}`,
      );
}
