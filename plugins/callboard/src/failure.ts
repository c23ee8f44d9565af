import { ResponseError } from '@backstage/errors';

/** What went wrong with a request, as far as a page treats it differently. */
export type Failure =
  | { kind: 'missing'; message: string }
  | { kind: 'denied'; message: string }
  | { kind: 'conflict'; message: string }
  | { kind: 'failed'; message: string };

/**
 * Sorts an error of the Callboard API by what a person can do about it.
 *
 * A 404 counts as `missing` only if the backend itself said so: a proxy answers 404 too where the plugin is not
 * installed.
 */
export function toFailure(error: Error): Failure {
  if (!(error instanceof ResponseError)) {
    return { kind: 'failed', message: error.message };
  }
  const message = error.cause.message || error.message;
  if (error.statusCode === 404 && error.cause.name === 'NotFoundError') {
    return { kind: 'missing', message };
  }
  if (error.statusCode === 403) {
    return { kind: 'denied', message };
  }
  return { kind: error.statusCode === 409 ? 'conflict' : 'failed', message };
}
