import { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';

/** Somebody whose token a host knows. */
export interface Account {
  id: number;
  login: string;
}

/** A request to the API of a host. */
export interface ApiRequest {
  method: string;
  /** Below the address of the API. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** What the JSON says; nothing where there was no body. */
  body: any;
}

export interface ApiAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead. */
  bytes?: Buffer | Readable;
}

/** One thing that can be asked of an API, as its description names it: `GET /repos/{owner}/{repo}/pulls`. */
export interface Route<Context> {
  operation: string;
  answer(
    context: Context,
    request: ApiRequest,
    parameters: Record<string, string>,
  ): Promise<ApiAnswer>;
}

/** The route that a request means, and what stands in place of its `{names}`. */
export function findRoute<Context>(
  routes: Route<Context>[],
  { method, path }: ApiRequest,
) {
  for (const route of routes) {
    const [wanted, template] = route.operation.split(' ');
    const parameters = wanted === method && match(template, path);
    if (parameters) return { route, parameters };
  }
  return undefined;
}

/** GitHub calls what may have several segments `{path}`; everybody else encodes it. */
function match(template: string, path: string): Record<string, string> | null {
  const pattern = template
    .replaceAll('.', '\\.')
    .replace('{path}', '(?<path>.+)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const found = new RegExp(`^${pattern}$`).exec(path);
  return (
    found &&
    Object.fromEntries(
      Object.entries(found.groups ?? {}).map(([name, value]) => [
        name,
        decodeURIComponent(value),
      ]),
    )
  );
}
