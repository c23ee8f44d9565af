import { z } from 'zod';
import { asSchemasReadIt } from '../as-schemas-read-it';
import { Service } from '../service/service';
import { SnapshotObject } from '../snapshot';

const portSchema = z.strictObject({ number: z.number() });

const destinationSchema = z.strictObject({
  host: z.string(),
  subset: z.string().optional(),
  port: portSchema,
});

/** To the port that was called, to some of its pods or to all. */
const routeFields = {
  match: z.array(z.strictObject({ port: z.number() })).length(1),
  route: z
    .array(
      z.strictObject({
        destination: destinationSchema,
        weight: z.number().optional(),
      }),
    )
    .min(1),
};

const virtualServiceSchema = z.strictObject({
  hosts: z.array(z.string()).length(1),
  http: z
    .array(
      z.strictObject({
        ...routeFields,
        name: z.string().optional(),
        timeout: z.string().optional(),
        retries: z.unknown().optional(),
        // Copies go beside the requests: whether they arrive changes nothing for who sent them.
        mirror: z.unknown().optional(),
        mirrorPercentage: z.unknown().optional(),
      }),
    )
    .default([]),
  tcp: z.array(z.strictObject(routeFields)).default([]),
});

const destinationRuleSchema = z.strictObject({
  host: z.string(),
  trafficPolicy: z
    .strictObject({ outlierDetection: z.unknown().optional() })
    .optional(),
  subsets: z
    .array(
      z.strictObject({
        name: z.string(),
        labels: z.record(z.string(), z.string()),
      }),
    )
    .default([]),
});

const limit =
  'type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit';

const envoyFilterSchema = z.strictObject({
  workloadSelector: z.unknown().optional(),
  configPatches: z
    .array(
      z.strictObject({
        applyTo: z.literal('HTTP_FILTER'),
        match: z.unknown().optional(),
        patch: z.strictObject({
          operation: z.enum(['INSERT_FIRST', 'INSERT_BEFORE', 'INSERT_AFTER']),
          value: z.strictObject({
            name: z.string(),
            typed_config: z.looseObject({ '@type': z.literal(limit) }),
          }),
        }),
      }),
    )
    .min(1),
});

/** A host that is told from others by its name alone, and reached at the address that was looked up. */
const serviceEntrySchema = z.strictObject({
  hosts: z.array(z.string()).min(1),
  location: z.literal('MESH_EXTERNAL'),
  resolution: z.literal('NONE'),
  exportTo: z.array(z.string()).optional(),
  ports: z
    .array(
      z.strictObject({
        number: z.number(),
        name: z.string(),
        protocol: z.enum(['TLS', 'HTTP']),
      }),
    )
    .min(1),
});

/**
 * Those of Istio's objects that change nothing about who may call whom: a route to the pods that were called anyway, a
 * rule that takes out pods that fail or names some of them, a limit of how many requests there may be, a host outside.
 *
 * A field that is not known here may lead elsewhere, and so may a route to a subset that no rule names.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function leavingAccess(
  objects: SnapshotObject[],
  services: Pick<Service, 'name' | 'namespace'>[],
): Set<SnapshotObject> {
  const rules = ofKind(objects, 'DestinationRule', destinationRuleSchema);
  const subsets = new Set(
    rules.flatMap(({ spec }) =>
      spec.subsets.map(({ name }) => `${spec.host} ${name}`),
    ),
  );
  const routes = ofKind(objects, 'VirtualService', virtualServiceSchema).filter(
    ({ spec }) => leadsToItself(spec, subsets),
  );
  const limits = ofKind(objects, 'EnvoyFilter', envoyFilterSchema);
  const entries = ofKind(objects, 'ServiceEntry', serviceEntrySchema).filter(
    ({ spec }) =>
      spec.hosts.every(host => !services.some(one => isNameOf(host, one))),
  );
  return new Set(
    [...rules, ...routes, ...limits, ...entries].map(({ object }) => object),
  );
}

/** Might the host be a Service, by any of the names that callers have for it? A wildcard might be any. */
function isNameOf(
  host: string,
  { name, namespace }: Pick<Service, 'name' | 'namespace'>,
): boolean {
  const short = `${name}.${namespace}`;
  return (
    host.includes('*') ||
    [name, short].includes(host) ||
    host.startsWith(`${short}.`)
  );
}

function leadsToItself(
  { hosts: [own], http, tcp }: z.infer<typeof virtualServiceSchema>,
  subsets: Set<string>,
): boolean {
  return [...http, ...tcp].every(({ match: [called], route }) =>
    route.every(
      ({ destination: { host, subset, port } }) =>
        host === own &&
        port.number === called.port &&
        (subset === undefined || subsets.has(`${host} ${subset}`)),
    ),
  );
}

function ofKind<S extends z.ZodType>(
  objects: SnapshotObject[],
  kind: string,
  schema: S,
): { object: SnapshotObject; spec: z.infer<S> }[] {
  return objects
    .filter(
      object =>
        object.kind === kind &&
        object.apiVersion.startsWith('networking.istio.io/'),
    )
    .flatMap(object => {
      const read = schema.safeParse(asSchemasReadIt(object.spec ?? {}));
      return read.success ? [{ object, spec: read.data }] : [];
    });
}
