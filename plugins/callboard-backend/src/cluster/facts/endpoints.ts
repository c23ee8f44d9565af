import { Live, ServiceName } from '@callboard/plugin-callboard-common';
import { groupBy } from '../../group-by';
import { onceEach } from '../../kept/once-each';
import { ClusterSighting } from '../ClusterSighting';
import { Endpoint, EndpointSlice } from '../EndpointSlice';
import { missingKinds } from '../missing-kinds';
import { kindSeen } from './kind-seen';
import { ofKind } from './of-kind';

const byService = onceEach((slices: EndpointSlice[]) =>
  groupBy(slices, ({ namespace, service = '' }) => `${namespace}/${service}`),
);

/**
 * The endpoints of a Service, as its EndpointSlices have them; of one of its ports, where its name is given. Nothing for
 * an ExternalName, where there is no such Service, and where EndpointSlices could never be read, or make no sense.
 *
 * A pod counts once, however many slices name it; it is ready where all of them say so. One that is about to go does not
 * count: nothing new is sent to it.
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
export function endpointsOf(
  sighting: ClusterSighting,
  service: ServiceName,
  port?: string,
): Live['endpoints'] {
  if (whyUnknown(sighting, service) !== undefined) return undefined;
  if (!hasEndpoints(sighting, service)) return undefined;
  const all = eachOnce(slicesOf(sighting, service, port));
  const zones = new Set(all.flatMap(({ zone }) => zone ?? []));
  return {
    ...countsOf(all),
    zones: [...zones].sort().map(zone => ({
      zone,
      ...countsOf(all.filter(one => one.zone === zone)),
    })),
  };
}

/** The EndpointSlices of a Service; of those that have one of its ports, where its name is given. */
export function slicesOf(
  { endpointSlices }: ClusterSighting,
  { namespace, name }: ServiceName,
  port?: string,
): EndpointSlice[] {
  const all = byService(endpointSlices).get(`${namespace}/${name}`) ?? [];
  return all.filter(
    ({ ports }) => port === undefined || ports.some(its => its.name === port),
  );
}

/** Why it is not known which endpoints a Service has, in a sentence; nothing where it is. */
export function whyUnknown(
  { kinds, malformed }: Pick<ClusterSighting, 'kinds' | 'malformed'>,
  { namespace }: ServiceName,
): string | undefined {
  const isSlice = ({ group, kind }: ClusterSighting['kinds'][number]) =>
    group === 'discovery.k8s.io' && kind === 'EndpointSlice';
  if (!kinds.some(isSlice))
    return 'EndpointSlice: the cluster serves no such kind';
  const [missing] = missingKinds({ kinds: kinds.filter(isSlice) });
  if (missing) return missing.text;
  const broken = malformed.find(
    one =>
      one.namespace === namespace && one.object.startsWith('EndpointSlice '),
  );
  return broken && `${broken.object}: ${broken.message}`;
}

/** Nothing is said of a Service that is not there, where that can be told. */
function hasEndpoints(
  sighting: ClusterSighting,
  { namespace, name }: ServiceName,
): boolean {
  const service = ofKind(sighting.objects, '', 'Service').find(
    ({ metadata }) =>
      metadata.name === name && metadata.namespace === namespace,
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
