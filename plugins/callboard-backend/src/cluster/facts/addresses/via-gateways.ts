import { ServiceName } from '@callboard/plugin-callboard-common';
import { SnapshotObject } from '@callboard/reachability';
import { z } from 'zod';
import { ClusterSighting } from '../../ClusterSighting';
import { kindSeen } from '../kind-seen';
import { ofKind } from '../of-kind';
import { Address, Way, withPort } from './address';
import { Parent, parentSchema, whyNotTaken } from './why-not-taken';

const backendSchema = z.object({
  group: z.string().default(''),
  kind: z.string().default('Service'),
  namespace: z.string().optional(),
  name: z.string(),
});

const routeSchema = z.object({
  parentRefs: z.array(parentSchema).default([]),
  rules: z
    .array(z.object({ backendRefs: z.array(backendSchema).default([]) }))
    .default([]),
});

const gatewaySchema = z.object({
  spec: z.object({
    listeners: z
      .array(z.object({ name: z.string(), port: z.number() }))
      .default([]),
  }),
  status: z
    .object({ addresses: z.array(z.object({ value: z.string() })).default([]) })
    .default({ addresses: [] }),
});

const gatewayApi = 'gateway.networking.k8s.io';
const routes = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

/**
 * Those of the Gateways that a route to a Service asks for, with the ports of the listeners that it may attach to.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#parentreference
 */
export function viaGateways(
  sighting: ClusterSighting,
  service: ServiceName,
): Way[] {
  return routes
    .flatMap(kind => ofKind(sighting.objects, gatewayApi, kind))
    .flatMap(route =>
      parentsOf(route, service).flatMap(parent =>
        waysOf(sighting, route, parent),
      ),
    );
}

function waysOf(
  sighting: ClusterSighting,
  route: SnapshotObject,
  parent: Parent,
): Way[] {
  const at = {
    kind: 'Gateway' as const,
    via: `${parent.namespace}/${parent.name}`,
  };
  const problem = whyNotTaken(route, parent);
  if (problem) return [{ address: { ...at, problem }, route, isRefused: true }];
  return gatewayAddresses(sighting, parent).map(found => ({
    address: { ...at, ...found },
    route,
    isRefused: false,
  }));
}

/** None where the object is no route to the Service. */
function parentsOf(
  { metadata, spec }: SnapshotObject,
  service: ServiceName,
): Parent[] {
  const parsed = routeSchema.safeParse(spec);
  if (!parsed.success) return [];
  const { namespace: own = 'default' } = metadata;
  const { parentRefs, rules } = parsed.data;
  const leadsThere = rules.some(({ backendRefs }) =>
    backendRefs.some(
      ({ group, kind, namespace = own, name }) =>
        group === '' &&
        kind === 'Service' &&
        namespace === service.namespace &&
        name === service.name,
    ),
  );
  // A route whose parent is a Service stays within the mesh.
  const gateways = parentRefs.filter(({ kind }) => kind === 'Gateway');
  return leadsThere
    ? gateways.map(one => ({ ...one, namespace: one.namespace ?? own }))
    : [];
}

/** One without an address where the Gateway is not there, or has none yet; with the reason where that cannot be told. */
function gatewayAddresses(
  sighting: ClusterSighting,
  parent: Parent,
): Pick<Address, 'address' | 'problem'>[] {
  if (!kindSeen(sighting, gatewayApi, 'Gateway')) {
    return [{ problem: 'its address is not known: Gateways cannot be read' }];
  }
  const found = addressesIn(sighting.objects, parent);
  return found.length > 0 ? found.map(address => ({ address })) : [{}];
}

function addressesIn(objects: SnapshotObject[], parent: Parent): string[] {
  const object = ofKind(objects, gatewayApi, 'Gateway').find(
    ({ metadata }) =>
      metadata.namespace === parent.namespace && metadata.name === parent.name,
  );
  const parsed = gatewaySchema.safeParse(object);
  if (!parsed.success) return [];
  const { spec, status } = parsed.data;
  const listeners = spec.listeners.filter(
    ({ name, port }) =>
      (parent.sectionName ?? name) === name && (parent.port ?? port) === port,
  );
  const ports = new Set(listeners.map(({ port }) => port));
  return status.addresses.flatMap(({ value }) =>
    [...ports].map(port => withPort(value, port)),
  );
}
