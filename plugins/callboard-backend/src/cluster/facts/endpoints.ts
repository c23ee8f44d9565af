import { Live, ServiceName } from '@callboard/plugin-callboard-common';
import { ClusterSighting } from '../ClusterSighting';
import { Endpoint, EndpointSlice } from '../EndpointSlice';
import { kindSeen } from './kind-seen';

/**
 * The endpoints of a Service, as its EndpointSlices have them. Nothing for an ExternalName, where there is no such
 * Service, and where EndpointSlices could never be read.
 *
 * A pod counts once, however many slices name it; it is ready where all of them say so. One that is about to go does not
 * count: nothing new is sent to it.
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
export function endpointsOf(
  sighting: ClusterSighting,
  service: ServiceName,
): Live['endpoints'] {
  if (!kindSeen(sighting, 'discovery.k8s.io', 'EndpointSlice')) {
    return undefined;
  }
  if (!hasEndpoints(sighting, service)) return undefined;
  const slices = sighting.endpointSlices.filter(
    one => one.namespace === service.namespace && one.service === service.name,
  );
  const all = eachOnce(slices);
  const zones = new Set(all.flatMap(({ zone }) => zone ?? []));
  return {
    ...countsOf(all),
    zones: [...zones].sort().map(zone => ({
      zone,
      ...countsOf(all.filter(one => one.zone === zone)),
    })),
  };
}

/** Nothing is said of a Service that is not there, where that can be told. */
function hasEndpoints(
  sighting: ClusterSighting,
  { namespace, name }: ServiceName,
): boolean {
  const service = sighting.objects.find(
    ({ kind, apiVersion, metadata }) =>
      kind === 'Service' &&
      apiVersion === 'v1' &&
      metadata.name === name &&
      metadata.namespace === namespace,
  );
  const { type } = (service?.spec ?? {}) as { type?: unknown };
  return service
    ? type !== 'ExternalName'
    : kindSeen(sighting, '', 'Service') === undefined;
}

/**
 * "The EndpointSlice controller creates a slice for each address family": pods are told by their names, and of endpoints
 * that are no pods those of one family count.
 */
function eachOnce(slices: EndpointSlice[]): Endpoint[] {
  const pods = new Map<string, Endpoint>();
  const others = new Map<string, Map<string, Endpoint>>();
  for (const { addressType, endpoints } of slices) {
    for (const one of endpoints.filter(({ isTerminating }) => !isTerminating)) {
      const family = others.get(addressType) ?? new Map<string, Endpoint>();
      others.set(addressType, family);
      const [known, key]: [Map<string, Endpoint>, string] =
        one.pod === undefined
          ? [family, one.addresses[0] ?? '']
          : [pods, one.pod];
      known.set(key, together(one, known.get(key)));
    }
  }
  const [most] = [...others.values()].sort((a, b) => b.size - a.size);
  return [...pods.values(), ...(most?.values() ?? [])];
}

function together(one: Endpoint, known: Endpoint = one): Endpoint {
  return {
    ...one,
    isReady: one.isReady && known.isReady,
    zone: known.zone ?? one.zone,
  };
}

function countsOf(endpoints: Endpoint[]): { ready: number; total: number } {
  return {
    ready: endpoints.filter(({ isReady }) => isReady).length,
    total: endpoints.length,
  };
}
