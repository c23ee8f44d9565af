import type { V1LabelSelector } from '@kubernetes/client-node';
import type { V1ServiceSpec } from '@kubernetes/client-node';
import { Cluster, NamespacedObject, Pods } from './cluster';
import { containerPort } from './container-port';
import {
  Client,
  clientOf,
  defaultLetsIn,
  policyLetsIn,
  serverAuthorizationLetsIn,
} from './linkerd-client';
import { defaultPolicies, DefaultPolicy, Linkerd } from './linkerd-facts';
import {
  configOf,
  linkerdMember,
  listed,
  reachesProxy,
  servicesOf,
} from './linkerd-proxy';
import { Reference } from './linkerd-reference';
import {
  isClear,
  JudgedRoute,
  requestsLetIn,
  takesEverything,
} from './linkerd-routes';
import { isLinkerdSelector, isServerSpec, isTargetRef } from './linkerd-shapes';
import { Certainty, every, Match, some } from './match';
import { Outcome } from './outcome';
import { Question } from './question';
import { podLabels, selects } from './selects';
import { isObject } from './shape';

/** Does the proxy of `to` let the connection through? “Linkerd can only enforce policy on meshed pods.” */
export function linkerdOutcome(
  cluster: Cluster,
  mesh: Linkerd,
  { from, protocol, port }: Question,
  to: Pods,
): Outcome {
  const captured = every([
    linkerdMember(to, cluster),
    reachesProxy(to, cluster, port),
  ]);
  if (protocol !== 'TCP' || captured === 'no') return 'allowed';
  if (port === 4143) return 'unknown';
  const client = clientOf(cluster, mesh, from, to, port);
  const match = portLetsIn(cluster, mesh, to, port, client);
  if (match === 'yes') return 'allowed';
  if (captured === 'maybe' || match === 'maybe') return 'unknown';
  return match === 'no' ? 'denied' : 'conditional';
}

/** The Server for the port, else the default policy. “Port already matched by another server”: which is first has no manifest. */
function portLetsIn(
  cluster: Cluster,
  mesh: Linkerd,
  to: Pods,
  port: number,
  client: Client,
): Match {
  const servers = linkerdObjects(cluster, to.namespace, 'Server').flatMap(
    server => {
      const selected = selectsPort(server, to, port);
      return selected === 'no' ? [] : [{ server, selected }];
    },
  );
  const isOpen = servers.every(({ selected }) => selected === 'maybe');
  return whicheverHolds([
    ...servers.map(({ server }) =>
      serverLetsIn(server, cluster, to, port, client),
    ),
    ...(isOpen ? [byDefault(mesh, cluster, to, port, client)] : []),
  ]);
}

/** What comes out of each of the cases; requests that different Servers let through are not the same. */
function whicheverHolds(cases: Match[]): Match {
  const [first, ...others] = cases;
  if (others.length === 0) return first;
  return others.every(one => one === first) && first !== 'some requests'
    ? first
    : 'maybe';
}

function selectsPort(
  { spec, apiVersion }: NamespacedObject,
  to: Pods,
  port: number,
): Certainty {
  const { podSelector, port: wanted } = (isObject(spec) ? spec : {}) as {
    podSelector?: V1LabelSelector;
    port?: number | string;
  };
  if (!isServerSpec(spec, apiVersion)) {
    return isLinkerdSelector(podSelector)
      ? every([selects(podSelector!, podLabels(to.labels)), 'maybe'])
      : 'maybe';
  }
  if (!podSelector) return 'no';
  const isPort =
    typeof wanted === 'number' ? wanted === port : hasPort(to, wanted!, port);
  return isPort ? selects(podSelector, podLabels(to.labels)) : 'no';
}

/** “A pod may have multiple ports with the same name”, those of init containers included. */
function hasPort({ spec }: Pods, name: string, port: number): boolean {
  return [...spec.containers, ...(spec.initContainers ?? [])]
    .flatMap(({ ports }) => ports ?? [])
    .some(
      one =>
        one.name === name &&
        one.containerPort === port &&
        (one.protocol ?? 'TCP') === 'TCP',
    );
}

function byDefault(
  mesh: Linkerd,
  cluster: Cluster,
  to: Pods,
  port: number,
  client: Client,
): Match {
  const said = configOf(to, cluster, 'default-inbound-policy');
  const required = configOf(
    to,
    cluster,
    'proxy-require-identity-inbound-ports',
  );
  const policies =
    said === 'not known'
      ? defaultPolicies
      : [(said ?? mesh.defaultInboundPolicy) as DefaultPolicy];
  const isRequired =
    required === 'not known' ? [true, false] : [listed(required ?? '', port)];
  if (!policies.every(policy => defaultPolicies.includes(policy))) {
    return 'maybe';
  }
  if (isRequired.includes(undefined)) return 'maybe';
  return whicheverHolds(
    policies.flatMap(policy =>
      isRequired.map(is =>
        defaultLetsIn(is ? authenticated(policy) : policy, client),
      ),
    ),
  );
}

/** “if let DefaultPolicy::Allow { ref mut authenticated_only, .. } = policy” */
function authenticated(policy: DefaultPolicy): DefaultPolicy {
  return policy.replace('-unauthenticated', '-authenticated') as DefaultPolicy;
}

function serverLetsIn(
  server: NamespacedObject,
  cluster: Cluster,
  to: Pods,
  port: number,
  client: Client,
): Match {
  if (!isServerSpec(server.spec, server.apiVersion)) return 'maybe';
  const { proxyProtocol = 'unknown', accessPolicy = 'deny' } =
    server.spec as Record<string, string>;
  const level = some([
    ...policiesFor(cluster, server.namespace, ref => isFor(ref, server)).map(
      policy => policyLetsIn(policy, client),
    ),
    ...linkerdObjects(cluster, server.namespace, 'ServerAuthorization')
      .filter(({ spec }) => authorizesServer(spec, server))
      .map(one => serverAuthorizationLetsIn(one, client)),
    defaultLetsIn(accessPolicy as DefaultPolicy, client),
  ]);
  const routes = routesOf(cluster, server, proxyProtocol).map(
    (route): JudgedRoute => ({
      route,
      letsIn: some([
        level,
        ...policiesFor(
          cluster,
          server.namespace,
          ref => ref.kind === route.kind && ref.name === route.name,
        ).map(policy => policyLetsIn(policy, client)),
      ]),
    }),
  );
  if (routes.length === 0) return level;
  const requests = byRoutes(routes, level);
  // Clients that see the port as opaque send no requests.
  return client.identity !== 'none' && mayLookOpaque(cluster, to, port)
    ? whicheverHolds([requests, proxyProtocol === 'unknown' ? level : 'maybe'])
    : requests;
}

function byRoutes(routes: JudgedRoute[], level: Match): Match {
  if (!routes.every(({ route }) => isClear(route))) return 'maybe';
  if (level === 'yes' && takesEverything(routes)) return 'yes';
  return some(requestsLetIn(routes));
}

/** A policy whose target cannot be read may be for any of them. */
function policiesFor(
  cluster: Cluster,
  namespace: string,
  isMeant: (target: Reference) => boolean,
): NamespacedObject[] {
  return linkerdObjects(cluster, namespace, 'AuthorizationPolicy').filter(
    ({ spec }) => {
      const { targetRef } = (isObject(spec) ? spec : {}) as {
        targetRef?: Reference;
      };
      return !isTargetRef(targetRef, namespace) || isMeant(targetRef!);
    },
  );
}

function isFor({ kind, name }: Reference, server: NamespacedObject): boolean {
  return kind === 'Namespace' || (kind === 'Server' && name === server.name);
}

function authorizesServer(spec: unknown, { name, labels }: NamespacedObject) {
  const { server } = (isObject(spec) ? spec : {}) as {
    server?: { name?: string; selector?: V1LabelSelector };
  };
  if (!isObject(server) || 'name' in server === 'selector' in server) {
    return true;
  }
  return server.selector
    ? selects(server.selector as V1LabelSelector, {
        known: labels,
        mayHave: () => false,
      }) !== 'no'
    : server.name === name;
}

/** “Detect, HTTP/1 and HTTP/2: http_routes; gRPC: grpc_routes; opaque and TLS: none” */
function routesOf(
  cluster: Cluster,
  { namespace, name }: NamespacedObject,
  protocol: string,
): NamespacedObject[] {
  if (protocol === 'opaque' || protocol === 'TLS') return [];
  const kind = protocol === 'gRPC' ? 'GRPCRoute' : 'HTTPRoute';
  return cluster.others
    .filter(one => one.kind === kind && one.namespace === namespace)
    .filter(({ spec, apiVersion }) => {
      const group = apiVersion.split('/')[0];
      const { parentRefs = [] } = spec as {
        parentRefs?: Array<Reference & { port?: number }>;
      };
      const servers = parentRefs.filter(
        ref =>
          ref.kind === 'Server' && (ref.group ?? group) === 'policy.linkerd.io',
      );
      const isIgnored = servers.some(
        ref =>
          ref.port !== undefined || (ref.namespace ?? namespace) !== namespace,
      );
      return !isIgnored && servers.some(ref => ref.name === name);
    });
}

const usuallyOpaque = '25,587,3306,4444,5432,6379,9300,11211';

function mayLookOpaque(cluster: Cluster, to: Pods, port: number): boolean {
  const ofPods = configOf(to, cluster, 'opaque-ports');
  return (
    listed(ofPods ?? usuallyOpaque, port) !== false ||
    servicesOf(to, cluster).some(({ spec, annotations }) =>
      ((spec as V1ServiceSpec).ports ?? [])
        .filter(one => {
          const target = one.targetPort ?? one.port;
          const number =
            typeof target === 'string'
              ? containerPort(to, target, one.protocol ?? 'TCP')
              : target;
          return number === port;
        })
        .some(
          one =>
            listed(
              annotations['config.linkerd.io/opaque-ports'] ?? usuallyOpaque,
              one.port,
            ) !== false,
        ),
    )
  );
}

function linkerdObjects(cluster: Cluster, namespace: string, kind: string) {
  return cluster.others.filter(
    one =>
      one.kind === kind &&
      one.namespace === namespace &&
      one.apiVersion.startsWith('policy.linkerd.io/'),
  );
}
