import { NamespacedObject } from './cluster';
import { isGrpcRouteSpec, isHttpRouteSpec } from './linkerd-shapes';
import { Match } from './match';

/** A route of a Server, with whether it lets the client in. */
export interface JudgedRoute {
  route: NamespacedObject;
  letsIn: Match;
}

interface PathMatch {
  method?: string;
  isExact: boolean;
  path: string;
  /** Something else has to match, too. */
  more?: 'headers' | 'pattern';
}

interface Spec {
  hostnames?: string[];
  rules?: Array<{ matches?: RawMatch[]; filters?: Array<{ type: string }> }>;
}

interface RawMatch {
  method?: string | { service?: string; method?: string; type?: string };
  path?: { type?: string; value?: string };
  headers?: unknown[];
}

/** Is it known what the route matches, and that Linkerd does not ignore it? */
export function isClear({ kind, spec }: NamespacedObject): boolean {
  const { hostnames = [], rules } = spec as Spec;
  if (kind === 'HTTPRoute' ? !isHttpRouteSpec(spec) : !isGrpcRouteSpec(spec)) {
    return false;
  }
  if (hostnames.length > 0 || (kind === 'GRPCRoute' && !rules)) return false;
  if (hasMistake(spec as Spec)) return false;
  return (rules ?? []).every(({ filters = [] }) =>
    filters.every(({ type }) =>
      /^(Request|Response)HeaderModifier$/.test(type),
    ),
  );
}

function hasMistake({ rules = [] }: Spec): boolean {
  return rules
    .flatMap(({ matches = [] }) => matches)
    .some(
      ({ path, method }) =>
        (path?.type !== 'RegularExpression' &&
          path?.value !== undefined &&
          !path.value.startsWith('/')) ||
        (typeof method === 'object' && !method.service && !method.method),
    );
}

/**
 * Which requests get through, asked one by one: each goes to the route with the most specific match, and that one has to let
 * the client in.
 */
export function requestsLetIn(routes: JudgedRoute[]): Match[] {
  const all = routes.flatMap(({ route, letsIn }) =>
    matchesOf(route).map(match => ({ match, letsIn })),
  );
  const requests = all.flatMap(({ match: { path } }) =>
    ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS'].map(method => ({
      method,
      path: path.replace(/(.)\/$/, '$1'),
    })),
  );
  return all.map(({ match, letsIn }): Match => {
    if (letsIn === 'no') return 'no';
    if (letsIn !== 'yes' || match.more) return 'maybe';
    const isContested = requests
      .filter(request => fits(match, request))
      .some(request =>
        all.some(
          other =>
            other.letsIn !== 'yes' &&
            fits(other.match, request) &&
            !isMoreSpecific(match, other.match),
        ),
      );
    return isContested ? 'maybe' : 'some requests';
  });
}

/** Does a match of the routes take whatever is asked? */
export function takesEverything(routes: JudgedRoute[]): boolean {
  return routes
    .flatMap(({ route }) => matchesOf(route))
    .some(
      ({ method, isExact, path, more }) =>
        !method && !isExact && path === '/' && !more,
    );
}

const everything: PathMatch = { isExact: false, path: '/' };

/** “default: - matches: - path: {type: PathPrefix, value: /}” */
function matchesOf({ kind, spec }: NamespacedObject): PathMatch[] {
  const { rules = [{}] } = spec as Spec;
  return rules.flatMap(({ matches = [] }) =>
    matches.length === 0
      ? [everything]
      : matches.map(kind === 'HTTPRoute' ? ofHttp : ofGrpc),
  );
}

function ofHttp({ method, path = {}, headers = [] }: RawMatch): PathMatch {
  const { type = 'PathPrefix', value = '/' } = path;
  const isPattern = type === 'RegularExpression';
  return {
    ...(method && { method: String(method) }),
    isExact: type === 'Exact',
    path: isPattern ? '/' : value,
    ...(headers.length > 0 && { more: 'headers' as const }),
    ...(isPattern && headers.length === 0 && { more: 'pattern' as const }),
  };
}

/** A call is a POST to /<service>/<method>. */
function ofGrpc({ method, headers = [] }: RawMatch): PathMatch {
  const more = headers.length > 0 && { more: 'headers' as const };
  if (typeof method !== 'object') return { ...everything, ...more };
  const { service, method: name, type = 'Exact' } = method;
  if (!service || type !== 'Exact') {
    return { ...everything, more: headers.length > 0 ? 'headers' : 'pattern' };
  }
  return name
    ? { isExact: true, path: `/${service}/${name}`, ...more }
    : { isExact: false, path: `/${service}`, ...more };
}

function fits(match: PathMatch, request: { method: string; path: string }) {
  if (match.method && match.method !== request.method) return false;
  if (match.isExact) return match.path === request.path;
  const elements = match.path.split('/').filter(Boolean);
  const asked = request.path.split('/').filter(Boolean);
  return elements.every((element, index) => element === asked[index]);
}

/** “Exact path, then the longest prefix, then the method”; where an expression stands is the implementation's. */
function isMoreSpecific(one: PathMatch, other: PathMatch): boolean {
  if (other.more === 'pattern') return false;
  if (one.isExact !== other.isExact) return one.isExact;
  const length = ({ path }: PathMatch) => path.replace(/\/$/, '').length;
  if (length(one) !== length(other)) return length(one) > length(other);
  return !!one.method && !other.method;
}
