/** What is asked of one cluster's API server: reading, and nothing else. No message ever repeats a credential. */
export interface ApiServer {
  /**
   * Reads one page of something.
   * @param path with its query, e.g. `/apis/apps/v1/deployments?limit=500`
   * @param accept the form of the answer; plain JSON where it is left out
   * @returns the JSON of the answer
   * @throws ApiServerError
   */
  get(path: string, signal: AbortSignal, accept?: string): Promise<unknown>;
  /**
   * Reads a stream of JSON lines until the server ends it. Nothing where only short requests are possible, as through the
   * proxy of Backstage's Kubernetes plugin: whoever wants to know reads again now and then.
   * @throws ApiServerError where it is refused, breaks, or says nothing for `idleSeconds`
   */
  watch?(path: string, options: WatchOptions): Promise<void>;
}

/** How a stream is read, and who hears of it. */
export interface WatchOptions {
  signal: AbortSignal;
  idleSeconds: number;
  /** The server agreed to send what there is, perhaps nothing for a while. */
  onOpen?: () => void;
  onLine: (line: string) => void;
}

/** Why the API server did not give what was asked for. */
export class ApiServerError extends Error {
  /** HTTP status; nothing where there was no answer. */
  readonly status?: number;

  /** Of the `Status` object, e.g. `Expired`. */
  readonly reason?: string;

  /** So long the server wants to be left alone. */
  readonly retryAfterSeconds?: number;

  constructor(
    message: string,
    options: {
      status?: number;
      reason?: string;
      retryAfterSeconds?: number;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'ApiServerError';
    this.status = options.status;
    this.reason = options.reason;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
