import { InputError } from '@backstage/errors';

/**
 * Why a change was refused: a mistake in the request, with the field that it is in.
 * `path` leads to the field of the `Microservice` or of the request, or starts with `callers`.
 */
export interface ChangeIssue {
  code: string;
  path: (string | number)[];
  message: string;
}

/** What was made of a request, or every mistake in it. */
export type Judged<T> =
  | { ok: true; value: T }
  | { ok: false; issues: ChangeIssue[] };

/** A request that names every mistake in it. Nothing was written. */
export class InvalidChangeError extends InputError {
  constructor(readonly issues: ChangeIssue[]) {
    super(
      issues
        .map(({ path, message }) => `${path.join('.')}: ${message}`)
        .join('; ')
        .slice(0, 2000),
    );
  }
}
