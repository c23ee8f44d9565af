import { selects } from '../labels/selector';
import { LinkerdFacts } from '../network/facts';
import { Network } from '../network/network';
import { Arrival } from '../packet/arrival';
import { nameOfEnd } from '../packet/end';
import { anyOf } from '../verdict/combine';
import { eachOnce } from '../verdict/each-once';
import { allowed, denied, unknown, Verdict } from '../verdict/verdict';
import { Authorization } from './authorization';
import { Client } from './client';
import { defaultAllows } from './default-policy';
import { inEachCase } from './in-each-case';
import { mayBeOpaque } from './opaque';
import { aboutObject, aboutPods, malformed } from './reasons';
import { Route } from './route';
import { matchEverything, routesAllow } from './routes-allow';
import { Server } from './server';
import { authorizes } from './whom';

/** Does a Server let the client in? Where it has routes, they say for which requests. */
export function serverAllows(
  network: Network,
  mesh: LinkerdFacts,
  server: Server,
  { to, port }: Arrival,
  client: Client,
): Verdict {
  if (server.problem) return malformed(server.object, server.problem);
  const ofAll = anyOf([
    ...authorizations(network, mesh, client, server.namespace, one =>
      isForServer(one, server),
    ),
    ...byAccessPolicy(network, mesh, server, client),
  ]);
  const routes = routesOf(network, server);
  const verdict =
    routes.length > 0 ? byRoutes(network, mesh, routes, ofAll, client) : ofAll;
  // What clients send as opaque matches no route; what becomes of it depends on how they saw the port.
  const mayPassBy =
    routes.length > 0 &&
    client.identity.kind !== 'none' &&
    mayBeOpaque(network, to, port);
  const said = orNobody(server, client, verdict);
  return mayPassBy
    ? inEachCase(
        [said, server.protocol === 'unknown' ? ofAll : unknown()],
        aboutPods('opaque-for-clients', to, { port: String(port) }),
      )
    : said;
}

function byAccessPolicy(
  network: Network,
  mesh: LinkerdFacts,
  { object, accessPolicy: policy }: Server,
  client: Client,
): Verdict[] {
  if (policy === 'deny') return [];
  const said = aboutObject('access-policy', object, { policy });
  return [defaultAllows(network, mesh, policy, client, said)];
}

function byRoutes(
  network: Network,
  mesh: LinkerdFacts,
  routes: Route[],
  ofAll: Verdict,
  client: Client,
): Verdict {
  const judged = routes.map(route => ({
    route,
    verdict: anyOf([
      ofAll,
      ...authorizations(network, mesh, client, route.namespace, one =>
        isForRoute(one, route),
      ),
    ]),
  }));
  const unclear = routes.flatMap(doubtsAbout);
  if (unclear.length > 0) {
    return unknown(...unclear.flatMap(({ reasons }) => reasons));
  }
  if (ofAll.outcome === 'allowed' && matchEverything(judged)) {
    return allowed(...ofAll.reasons);
  }
  return routesAllow(judged);
}

/** What a route that is not understood matches is not known, nor whether it counts at all. */
function doubtsAbout({ object, problem, unclear }: Route): Verdict[] {
  if (problem) return [malformed(object, problem)];
  return unclear
    ? [unknown(aboutObject('not-evaluated', object, { field: unclear }))]
    : [];
}

function authorizations(
  network: Network,
  mesh: LinkerdFacts,
  client: Client,
  namespace: string,
  isMeant: (authorization: Authorization) => boolean,
): Verdict[] {
  return network.linkerd
    .authorizationsIn(namespace)
    .filter(isMeant)
    .map(one => authorizes(network, mesh, one, client));
}

function isForServer({ target }: Authorization, server: Server): boolean {
  const { name, labels = {} } = server.object.metadata;
  switch (target?.kind) {
    case 'server':
      return target.name === name;
    case 'servers-with-labels':
      return (
        selects(target.selector, { known: labels, mayHave: () => false }) !==
        'no'
      );
    case 'route':
      return false;
    default:
      return true;
  }
}

function isForRoute(
  { target }: Authorization,
  { object, kind }: Route,
): boolean {
  if (!target) return true;
  return (
    target.kind === 'route' &&
    target.route === kind &&
    target.name === object.metadata.name
  );
}

/** Those for requests as the Server's protocol has them; what is opaque has none. */
function routesOf(network: Network, server: Server): Route[] {
  const { namespace, protocol, object } = server;
  if (protocol === 'opaque' || protocol === 'TLS') return [];
  const wanted = protocol === 'gRPC' ? 'GRPCRoute' : 'HTTPRoute';
  return network.linkerd
    .routesIn(namespace)
    .filter(
      ({ kind, servers }) =>
        kind === wanted && (!servers || servers.includes(object.metadata.name)),
    );
}

/** Nobody lets the client in: what comes close says more than that. */
function orNobody(
  { object }: Server,
  { from }: Client,
  verdict: Verdict,
): Verdict {
  return verdict.outcome === 'denied'
    ? denied(
        aboutObject('not-authorized', object, { peer: nameOfEnd(from) }),
        ...eachOnce(verdict.reasons),
      )
    : verdict;
}
