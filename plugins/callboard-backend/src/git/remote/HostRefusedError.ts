import { ConflictError } from '@backstage/errors';

/** A Git host understood a request and says no. */
export class HostRefusedError extends ConflictError {
  constructor(
    host: string,
    what: string,
    /** HTTP; nothing where Git's own protocol said it. */
    readonly status: number | undefined,
    /** The host's words. */
    readonly detail: string,
  ) {
    super(
      `${host} refused ${what} (${[status, detail]
        .filter(Boolean)
        .join(': ')})`,
    );
  }
}
