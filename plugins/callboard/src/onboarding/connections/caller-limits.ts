import { CallerValue, RequestValue } from '../form-data';
import { given } from '../inputs/given';
import { pathsOfLines } from '../inputs/lines';
import { IssuePath, pathsBelow } from '../paths-below';

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
export function toRequests({ http = [] }: CallerValue): RequestValue[] {
  return http.length ? http : [{}];
}

/** The caller with these requests alone; where none says anything, with all. */
export function withRequests(
  caller: CallerValue,
  requests: RequestValue[],
): CallerValue {
  const http = requests.filter(
    ({ methods, paths }) => methods?.length || paths?.length,
  );
  return given({
    ...caller,
    http: http.length ? http : undefined,
  }) as CallerValue;
}

/** The caller in these environments; where they are all that there are, everywhere. */
export function withCallerEnvironments(
  caller: CallerValue,
  chosen: string[],
  known: string[],
): CallerValue {
  const isEverywhere = known.every(name => chosen.includes(name));
  return given({
    ...caller,
    environments: isEverywhere ? undefined : chosen,
  }) as CallerValue;
}

/** Where the issues of a caller's limits are shown. */
export function pathsOfLimits(index: number, caller: CallerValue): IssuePath[] {
  const http = ['callers', index, 'http'];
  return [
    ...pathsOfLines(['callers', index, 'environments'], caller.environments),
    http,
    ...(caller.http ?? []).flatMap((request, at) => [
      ...pathsBelow([...http, at], []),
      ...pathsOfLines([...http, at, 'methods'], request.methods),
      ...pathsOfLines([...http, at, 'paths'], request.paths),
    ]),
  ];
}
