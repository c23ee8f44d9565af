import { SnapshotObject } from '@callboard/reachability';
import { z } from 'zod';
import { groupKindOf } from './changed-objects';
import { Outlook } from './Risk';
import { sayRisk } from './say-risk';

/** What is reachable from outside of the cluster that was not. */
export function publicRoute({ objects }: Outlook): string[] {
  return objects.flatMap(object => {
    const before = addressesOf(object.before);
    const opened = addressesOf(object.after).filter(
      address => !before.includes(address),
    );
    return opened.length
      ? [
          sayRisk(
            object,
            `opens ${opened.join(', ')} to the outside of the cluster`,
          ),
        ]
      : [];
  });
}

const anyHost = 'any host';
const hosts = z.array(z.string()).default([anyHost]);

const ingress = z
  .object({
    defaultBackend: z.unknown().optional(),
    rules: z
      .array(
        z.object({
          host: z.string().default(anyHost),
          http: z
            .object({
              paths: z.array(z.object({ path: z.string().default('/') })),
            })
            .default({ paths: [{ path: '/' }] }),
        }),
      )
      .default([]),
  })
  .transform(({ defaultBackend, rules }) => [
    ...(defaultBackend ? [`${anyHost}/`] : []),
    ...rules.flatMap(({ host, http }) =>
      http.paths.map(({ path }) => `${host}${path}`),
    ),
  ]);

/** A route whose only parents are Services stays within the mesh. */
const parents = z
  .array(z.object({ kind: z.string().default('Gateway') }))
  .default([])
  .transform(refs => refs.some(({ kind }) => kind !== 'Service'));

const httpRoute = z
  .object({
    parentRefs: parents,
    hostnames: hosts,
    rules: z
      .array(
        z.object({
          matches: z
            .array(
              z.object({
                path: z
                  .object({ value: z.string().default('/') })
                  .default({ value: '/' }),
              }),
            )
            .default([{ path: { value: '/' } }]),
        }),
      )
      .default([{ matches: [{ path: { value: '/' } }] }]),
  })
  .transform(({ parentRefs, hostnames, rules }) =>
    parentRefs
      ? hostnames.flatMap(host =>
          rules.flatMap(({ matches }) =>
            matches.map(({ path }) => `${host}${path.value}`),
          ),
        )
      : [],
  );

/** Each host with each path; a route that says nothing of paths is for all of the host. */
function placesOf(hostnames: string[], paths: string[]): string[] {
  const some = paths.length ? [...new Set(paths)] : [''];
  return hostnames.flatMap(host => some.map(path => `${host}${path}`));
}

const otherRoute = z
  .object({ parentRefs: parents, hostnames: hosts })
  .transform(({ parentRefs, hostnames }) => (parentRefs ? hostnames : []));

const grpcMatch = z.object({
  method: z
    .object({ service: z.string().optional(), method: z.string().optional() })
    .default({}),
});

const grpcRoute = z
  .object({
    parentRefs: parents,
    hostnames: hosts,
    rules: z
      .array(z.object({ matches: z.array(grpcMatch).default([]) }))
      .default([]),
  })
  .transform(({ parentRefs, hostnames, rules }) => {
    const paths = rules.flatMap(({ matches }) =>
      matches.length
        ? matches.map(({ method: { service = '*', method } }) =>
            ['', service, ...(method ? [method] : [])].join('/'),
          )
        : [''],
    );
    return parentRefs ? placesOf(hostnames, paths) : [];
  });

const gateway = z
  .object({
    listeners: z.array(
      z.object({ hostname: z.string().default(anyHost), port: z.number() }),
    ),
  })
  .transform(({ listeners }) =>
    listeners.map(({ hostname, port }) => `${hostname}:${port}`),
  );

const istioGateway = z
  .object({
    servers: z.array(
      z.object({ hosts, port: z.object({ number: z.number() }) }),
    ),
  })
  .transform(({ servers }) =>
    servers.flatMap(server =>
      server.hosts.map(host => `${host}:${server.port.number}`),
    ),
  );

const uriMatch = z.object({
  uri: z
    .object({ exact: z.string().optional(), prefix: z.string().optional() })
    .default({}),
});

/** "The reserved word `mesh` is used to imply all the sidecars in the mesh", and is what holds without any. */
const virtualService = z
  .object({
    hosts,
    gateways: z.array(z.string()).default(['mesh']),
    http: z
      .array(z.object({ match: z.array(uriMatch).default([]) }))
      .default([]),
  })
  .transform(spec => {
    const paths = spec.http.flatMap(({ match }) =>
      match.length
        ? match.map(({ uri }) => uri.prefix ?? uri.exact ?? '')
        : [''],
    );
    return spec.gateways.some(name => name !== 'mesh')
      ? placesOf(spec.hosts, paths)
      : [];
  });

const service = z
  .object({
    type: z.string().default('ClusterIP'),
    ports: z.array(z.object({ port: z.number() })).default([]),
  })
  .transform(({ type, ports }) => {
    if (type !== 'LoadBalancer' && type !== 'NodePort') return [];
    const where =
      type === 'LoadBalancer' ? 'of a load balancer' : 'on every node';
    return ports.map(({ port }) => `port ${port} ${where}`);
  });

const outsideOf: Record<string, z.ZodType<string[]>> = {
  'networking.k8s.io/Ingress': ingress,
  'gateway.networking.k8s.io/HTTPRoute': httpRoute,
  'gateway.networking.k8s.io/GRPCRoute': grpcRoute,
  'gateway.networking.k8s.io/TLSRoute': otherRoute,
  'gateway.networking.k8s.io/TCPRoute': otherRoute,
  'gateway.networking.k8s.io/UDPRoute': otherRoute,
  'gateway.networking.k8s.io/Gateway': gateway,
  'networking.istio.io/Gateway': istioGateway,
  'networking.istio.io/VirtualService': virtualService,
  '/Service': service,
};

/** What cannot be read may be public. */
function addressesOf(object: SnapshotObject | undefined): string[] {
  const groupKind = object && groupKindOf(object);
  if (!groupKind || !Object.hasOwn(outsideOf, groupKind)) return [];
  const parsed = outsideOf[groupKind].safeParse(object.spec ?? {});
  return parsed.success ? parsed.data : ['what is not understood here'];
}
