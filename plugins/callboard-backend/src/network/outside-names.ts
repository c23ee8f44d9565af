import { ServiceName } from '@callboard/plugin-callboard-common';
import { SnapshotObject } from '@callboard/reachability';
import { z } from 'zod';
import { onceEach } from '../kept/once-each';

/** A route as far as it tells which names outside lead to which Services. */
interface Route {
  hosts: string[];
  ways: { paths: string[]; backends: { namespace?: string; name: string }[] }[];
}

const names = z.array(z.string()).default([]);
const anyPath = '/';

/** A route whose parents are Services stays within the mesh. */
const isOfGateway = (parents: { kind: string }[]) =>
  parents.some(({ kind }) => kind === 'Gateway');

const parentRefs = z
  .array(z.object({ kind: z.string().default('Gateway') }))
  .default([]);
const backendRefs = z
  .array(
    z.object({
      kind: z.string().default('Service'),
      name: z.string(),
      namespace: z.string().optional(),
    }),
  )
  .default([]);

/** `toPath` reads one match: a rule without matches takes all. */
const gatewayRoute = <T extends z.ZodType>(
  match: T,
  toPath: (match: z.output<T>) => string,
) =>
  z
    .object({
      parentRefs,
      hostnames: names,
      rules: z
        .array(z.object({ matches: z.array(match).default([]), backendRefs }))
        .default([]),
    })
    .transform(
      (spec): Route => ({
        hosts: isOfGateway(spec.parentRefs) ? spec.hostnames : [],
        ways: spec.rules.map(rule => ({
          paths: rule.matches.length ? rule.matches.map(toPath) : [anyPath],
          backends: rule.backendRefs.filter(({ kind }) => kind === 'Service'),
        })),
      }),
    );

const httpMatch = z.object({
  path: z.object({ value: z.string().default(anyPath) }).optional(),
});
const grpcMatch = z.object({
  method: z
    .object({ service: z.string().optional(), method: z.string().optional() })
    .default({}),
});

const ingress = z
  .object({
    rules: z
      .array(
        z.object({
          host: z.string().optional(),
          http: z.object({
            paths: z.array(
              z.object({
                path: z.string().default(anyPath),
                backend: z.object({
                  service: z.object({ name: z.string() }).optional(),
                }),
              }),
            ),
          }),
        }),
      )
      .default([]),
  })
  .transform(({ rules }): Route[] =>
    rules.map(({ host, http }) => ({
      hosts: host === undefined ? [] : [host],
      ways: http.paths.map(({ path, backend }) => ({
        paths: [path],
        backends: backend.service ? [backend.service] : [],
      })),
    })),
  );

const uri = z.object({
  exact: z.string().optional(),
  prefix: z.string().optional(),
});

/** "The reserved word `mesh` is used to imply all the sidecars in the mesh", and is what holds without any. */
const virtualService = z
  .object({
    hosts: names,
    gateways: z.array(z.string()).default(['mesh']),
    http: z
      .array(
        z.object({
          match: z.array(z.object({ uri: uri.optional() })).default([{}]),
          route: z
            .array(z.object({ destination: z.object({ host: z.string() }) }))
            .default([]),
        }),
      )
      .default([]),
  })
  .transform(
    (spec): Route => ({
      hosts: spec.gateways.some(name => name !== 'mesh') ? spec.hosts : [],
      ways: spec.http.map(({ match, route }) => ({
        paths: match.map(one => one.uri?.prefix ?? one.uri?.exact ?? anyPath),
        backends: route.map(({ destination }) => toBackend(destination.host)),
      })),
    }),
  );

/** `orders`, `orders.shop` or `orders.shop.svc.…`. */
function toBackend(host: string): { namespace?: string; name: string } {
  const [name, namespace] = host.split('.');
  return { name, ...(namespace && { namespace }) };
}

const routesOf: Record<string, z.ZodType<Route | Route[]>> = {
  'gateway.networking.k8s.io/HTTPRoute': gatewayRoute(
    httpMatch,
    ({ path }) => path?.value ?? anyPath,
  ),
  'gateway.networking.k8s.io/GRPCRoute': gatewayRoute(
    grpcMatch,
    ({ method: { service, method } }) =>
      `/${[service, method].filter(Boolean).join('/')}`,
  ),
  'networking.k8s.io/Ingress': ingress,
  'networking.istio.io/VirtualService': virtualService,
};

/** Most objects are no routes: they are looked for once. */
const routesAmong = onceEach((objects: SnapshotObject[]) =>
  objects.flatMap(object =>
    readRoutes(object).map(route => ({ ...route, object })),
  ),
);

/**
 * Under which names a Service is reached from outside the cluster, as routes among the manifests say, whoever wrote them:
 * `orders.example.com`, or `orders.example.com/api` where a part of it leads there. Sorted; none where no route does, or
 * none that can be read. `but`: routes that do not count.
 */
export function outsideNames(
  objects: SnapshotObject[],
  service: ServiceName,
  but: Set<SnapshotObject> = new Set(),
): string[] {
  const routes = routesAmong(objects).filter(({ object }) => !but.has(object));
  const all = routes.flatMap(({ object, hosts, ways }) =>
    ways
      .filter(({ backends }) =>
        backends.some(
          ({ name, namespace = object.metadata.namespace }) =>
            name === service.name && namespace === service.namespace,
        ),
      )
      .flatMap(({ paths }) =>
        hosts.flatMap(host =>
          paths.map(path => `${host}${path.replace(/\/$/, '')}`),
        ),
      ),
  );
  return [...new Set(all)].sort();
}

function readRoutes({ apiVersion, kind, spec }: SnapshotObject): Route[] {
  const key = `${apiVersion.split('/')[0]}/${kind}`;
  if (!Object.hasOwn(routesOf, key)) return [];
  const parsed = routesOf[key].safeParse(spec ?? {});
  return parsed.success ? [parsed.data].flat() : [];
}
