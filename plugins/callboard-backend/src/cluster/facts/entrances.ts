import { ServiceName } from '@callboard/plugin-callboard-common';
import { SnapshotObject } from '@callboard/reachability';
import { z } from 'zod';

const loadBalancer = z
  .object({
    loadBalancer: z
      .object({
        ingress: z
          .array(
            z.object({
              ip: z.string().optional(),
              hostname: z.string().optional(),
            }),
          )
          .default([]),
      })
      .default({ ingress: [] }),
  })
  .default({ loadBalancer: { ingress: [] } })
  .transform(({ loadBalancer: { ingress } }) =>
    ingress.flatMap(({ ip, hostname }) => ip ?? hostname ?? []),
  );

const serviceSchema = z.object({
  spec: z.object({
    type: z.string().default('ClusterIP'),
    ports: z
      .array(
        z.object({
          port: z.number(),
          nodePort: z.number().optional(),
          protocol: z.string().default('TCP'),
        }),
      )
      .default([]),
  }),
  status: loadBalancer,
});

/** A Service, and the addresses that its load balancer gave it; nothing where it makes no sense. */
export function asService(object: SnapshotObject) {
  const parsed = serviceSchema.safeParse(object);
  return parsed.success
    ? { ...parsed.data.spec, addresses: parsed.data.status }
    : undefined;
}

const backend = z.object({
  group: z.string().default(''),
  kind: z.string().default('Service'),
  namespace: z.string().optional(),
  name: z.string(),
});

const parentSchema = z.object({
  group: z.string().default('gateway.networking.k8s.io'),
  kind: z.string().default('Gateway'),
  namespace: z.string().optional(),
  name: z.string(),
  sectionName: z.string().optional(),
  port: z.number().optional(),
});

const routeSchema = z.object({
  parentRefs: z.array(parentSchema).default([]),
  rules: z
    .array(z.object({ backendRefs: z.array(backend).default([]) }))
    .default([]),
});

/** A Gateway that a route asks for; of its listeners the one that it names. */
export type RouteParent = z.infer<typeof parentSchema> & { namespace: string };

/** The Gateways that a route to a Service asks for; nothing where the object is no such route. */
export function asRoute(
  { apiVersion, metadata, spec }: SnapshotObject,
  service: ServiceName,
): RouteParent[] | undefined {
  if (!apiVersion.startsWith('gateway.networking.k8s.io/')) return undefined;
  const parsed = routeSchema.safeParse(spec);
  if (!parsed.success) return undefined;
  const { namespace: own = 'default' } = metadata;
  const leadsThere = parsed.data.rules.some(({ backendRefs }) =>
    backendRefs.some(
      ({ group, kind, namespace = own, name }) =>
        group === '' &&
        kind === 'Service' &&
        namespace === service.namespace &&
        name === service.name,
    ),
  );
  // A route whose parent is a Service stays within the mesh.
  return leadsThere
    ? parsed.data.parentRefs
        .filter(({ kind }) => kind === 'Gateway')
        .map(parent => ({ ...parent, namespace: parent.namespace ?? own }))
    : undefined;
}

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

/** The addresses of a Gateway with the ports of the listeners that a route may attach to; none where it has none yet. */
export function gatewayAddresses(
  objects: SnapshotObject[],
  parent: RouteParent,
): { address: string; port: number }[] {
  const object = objects.find(
    ({ apiVersion, kind, metadata }) =>
      apiVersion.startsWith('gateway.networking.k8s.io/') &&
      kind === 'Gateway' &&
      metadata.namespace === parent.namespace &&
      metadata.name === parent.name,
  );
  const parsed = gatewaySchema.safeParse(object);
  if (!parsed.success) return [];
  const { spec, status } = parsed.data;
  const ports = spec.listeners
    .filter(
      ({ name, port }) =>
        (parent.sectionName ?? name) === name && (parent.port ?? port) === port,
    )
    .map(({ port }) => port);
  return status.addresses.flatMap(({ value }) =>
    [...new Set(ports)].map(port => ({ address: value, port })),
  );
}

const ingressBackend = z
  .object({ service: z.object({ name: z.string() }).optional() })
  .optional();

const ingressSchema = z.object({
  spec: z.object({
    defaultBackend: ingressBackend,
    rules: z
      .array(
        z.object({
          http: z
            .object({
              paths: z.array(z.object({ backend: ingressBackend })).default([]),
            })
            .default({ paths: [] }),
        }),
      )
      .default([]),
  }),
  status: loadBalancer,
});

/** The addresses of an Ingress that leads to a Service; nothing where the object is no such Ingress. */
export function asIngress(
  object: SnapshotObject,
  { namespace, name }: ServiceName,
): string[] | undefined {
  const { apiVersion, kind, metadata } = object;
  const isIngress =
    kind === 'Ingress' && apiVersion.startsWith('networking.k8s.io/');
  if (!isIngress || metadata.namespace !== namespace) return undefined;
  const parsed = ingressSchema.safeParse(object);
  if (!parsed.success) return undefined;
  const { defaultBackend, rules } = parsed.data.spec;
  const backends = [
    defaultBackend,
    ...rules.flatMap(({ http }) => http.paths.map(path => path.backend)),
  ];
  return backends.some(one => one?.service?.name === name)
    ? parsed.data.status
    : undefined;
}
