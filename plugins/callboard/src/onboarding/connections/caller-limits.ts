import { CallerValue, RequestValue } from '../form-data';
import { given } from '../inputs/given';
import { pathsOfLines } from '../inputs/lines';
import { IssuePath, pathsBelow } from '../paths-below';

/** What a caller may not do although it may call. */
export type Limits = Pick<CallerValue, 'http' | 'environments'>;

/** The methods that a caller can be limited to, in the order in which they are shown. */
export const httpMethods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
];

/** The kinds of requests to edit a caller with: at least one, which is empty for a caller without limits. */
export function toRequests({ http = [] }: Limits): RequestValue[] {
  return http.length ? http : [{}];
}

/** The caller with these requests alone; where none says anything, with all. */
export function withRequests<T extends Limits>(
  caller: T,
  requests: RequestValue[],
): T {
  const http = requests.filter(
    ({ methods, paths }) => methods?.length || paths?.length,
  );
  return given({
    ...caller,
    http: http.length ? http : undefined,
  }) as T;
}

/** The caller in these environments; where they are all that there are, everywhere. */
export function withCallerEnvironments<T extends Limits>(
  caller: T,
  chosen: string[],
  known: string[],
): T {
  const isEverywhere = known.every(name => chosen.includes(name));
  return given({
    ...caller,
    environments: isEverywhere ? undefined : chosen,
  }) as T;
}

/** Where the issues of a caller's limits are shown; `caller` is its path. */
export function pathsOfLimits(
  caller: IssuePath,
  { environments, http = [] }: Limits,
): IssuePath[] {
  const requests = [...caller, 'http'];
  return [
    ...pathsOfLines([...caller, 'environments'], environments),
    requests,
    ...http.flatMap((request, at) => [
      ...pathsBelow([...requests, at], []),
      ...pathsOfLines([...requests, at, 'methods'], request.methods),
      ...pathsOfLines([...requests, at, 'paths'], request.paths),
    ]),
  ];
}
