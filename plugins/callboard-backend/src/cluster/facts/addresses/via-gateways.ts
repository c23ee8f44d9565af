import { ServiceName } from '@callboard/plugin-callboard-common';
import { SnapshotObject } from '@callboard/reachability';
import { z } from 'zod';
import { Address, withPort } from './address';

const backendSchema = z.object({
  group: z.string().default(''),
  kind: z.string().default('Service'),
  namespace: z.string().optional(),
  name: z.string(),
});

const parentSchema = z.object({
  kind: z.string().default('Gateway'),
  namespace: z.string().optional(),
  name: z.string(),
  sectionName: z.string().optional(),
  port: z.number().optional(),
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

type Parent = z.infer<typeof parentSchema> & { namespace: string };

const isOfGatewayApi = ({ apiVersion }: SnapshotObject) =>
  apiVersion.startsWith('gateway.networking.k8s.io/');

/**
 * Those of the Gateways that a route to a Service asks for, with the ports of the listeners that it may attach to.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#parentreference
 */
export function viaGateways(
  objects: SnapshotObject[],
  service: ServiceName,
): Address[] {
  return objects
    .filter(isOfGatewayApi)
    .flatMap(object => parentsOf(object, service))
    .flatMap((parent): Address[] => {
      const via = `${parent.namespace}/${parent.name}`;
      const found = addressesOf(objects, parent);
      return found.length > 0
        ? found.map(address => ({ kind: 'Gateway', address, via }))
        : [{ kind: 'Gateway', via }];
    });
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

/** None where the Gateway is not there, or has none yet. */
function addressesOf(objects: SnapshotObject[], parent: Parent): string[] {
  const object = objects.find(
    one =>
      isOfGatewayApi(one) &&
      one.kind === 'Gateway' &&
      one.metadata.namespace === parent.namespace &&
      one.metadata.name === parent.name,
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
