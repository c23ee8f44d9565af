import { RequestPattern } from '../verdict/verdict';

/** Requests that a route matches, as far as method and path tell. */
export interface RouteMatch {
  /** Any method where it is left out. */
  method?: string;
  path: { type: 'Exact' | 'PathPrefix'; value: string };
  /** A field that restricts them further and is not evaluated. */
  field?: string;
}

/** All requests. */
export const everyRequest: RouteMatch['path'] = {
  type: 'PathPrefix',
  value: '/',
};

/** Does it match whatever is asked? */
export function isForAll({ method, path, field }: RouteMatch): boolean {
  return !method && !field && path.type === 'PathPrefix' && path.value === '/';
}

/** Says the requests of a match; "the match is case sensitive and done on a path element by element basis". */
export function patternOf({ method, path }: RouteMatch): RequestPattern {
  return { ...(method && { methods: [method] }), paths: pathsOf(path) };
}

/**
 * May the other one take requests from the first? A request that both match goes to the more specific of them: by its
 * path, then by its method.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function mayTakeFrom(first: RouteMatch, other: RouteMatch): boolean {
  return overlap(first, other) && !isSurelyBefore(first, other);
}

function overlap(one: RouteMatch, other: RouteMatch): boolean {
  const ofMethod = !one.method || !other.method || one.method === other.method;
  return (
    ofMethod && (holds(one.path, other.path) || holds(other.path, one.path))
  );
}

/** Does the first path match all that the second matches? */
function holds(outer: RouteMatch['path'], inner: RouteMatch['path']): boolean {
  if (outer.type === 'Exact') {
    return inner.type === 'Exact' && outer.value === inner.value;
  }
  const start = withoutSlash(outer.value);
  return inner.value === start || inner.value.startsWith(`${start}/`);
}

function isSurelyBefore(first: RouteMatch, other: RouteMatch): boolean {
  // Where an expression stands among paths is not written anywhere.
  if (other.field === 'path' || other.field === 'method') return false;
  const [one, two] = [rankOf(first), rankOf(other)];
  const index = one.findIndex((rank, at) => rank !== two[at]);
  return index >= 0 && one[index] > two[index];
}

function rankOf({ method, path }: RouteMatch): number[] {
  return [
    path.type === 'Exact' ? 1 : 0,
    withoutSlash(path.value).length,
    method ? 1 : 0,
  ];
}

function pathsOf({ type, value }: RouteMatch['path']): string[] {
  if (type === 'Exact') return [value];
  const start = withoutSlash(value);
  return start === '' ? ['/*'] : [start, `${start}/*`];
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}
