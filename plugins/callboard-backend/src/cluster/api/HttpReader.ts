import http, { IncomingMessage } from 'node:http';
import https from 'node:https';
import { Agents, GetRequest, openResponse } from './open-response';
import { readJson } from './read-json';
import { readLines } from './read-lines';
import { within } from './within';

/** What one answer may cost. */
export interface Limits {
  /** Until an answer is read to its end, and until a stream begins. */
  timeoutSeconds: number;
  /** Of an answer, unpacked. */
  largestBytes: number;
  /** Of one line of a stream. */
  longestLineBytes: number;
}

/** An object in etcd has 1.5 MiB at most; a page has 500 of them, and hardly any is as large. */
const usual: Limits = {
  timeoutSeconds: 30,
  largestBytes: 128 * 1024 * 1024,
  longestLineBytes: 8 * 1024 * 1024,
};

/** A kept connection is closed by us: a server that closes it may do so just as the next request leaves. */
const idleConnectionMs = 30_000;

/** Reads what one server has, over connections of its own, and no longer or more than the limits allow. */
export class HttpReader {
  private readonly agents: Agents = {
    http: new http.Agent({ keepAlive: true, timeout: idleConnectionMs }),
    https: new https.Agent({ keepAlive: true, timeout: idleConnectionMs }),
  };

  private readonly limits: Limits;

  constructor(limits: Partial<Limits> = {}) {
    this.limits = { ...usual, ...limits };
  }

  /**
   * @param prepare says what to ask for; the time that it takes counts
   * @throws ApiServerError
   */
  json(
    prepare: () => Promise<GetRequest>,
    signal: AbortSignal,
  ): Promise<unknown> {
    const { timeoutSeconds, largestBytes } = this.limits;
    return within(timeoutSeconds, signal, async until =>
      readJson(await this.open(prepare, 'gzip', until), largestBytes),
    );
  }

  /**
   * Reads until the server ends it.
   * @param prepare says what to ask for; the time that it takes counts
   * @throws ApiServerError
   */
  lines(
    prepare: () => Promise<GetRequest>,
    {
      signal,
      onOpen,
      ...reading
    }: {
      signal: AbortSignal;
      idleSeconds: number;
      onOpen?: () => void;
      onLine: (line: string) => void;
    },
  ): Promise<void> {
    const { timeoutSeconds, longestLineBytes: longest } = this.limits;
    return within(timeoutSeconds, signal, async (until, stopClock) => {
      // Packed, a line would wait for the next ones.
      const response = await this.open(prepare, 'identity', until);
      stopClock();
      onOpen?.();
      await readLines(response, { ...reading, longest });
    });
  }

  private async open(
    prepare: () => Promise<GetRequest>,
    encoding: 'gzip' | 'identity',
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const request = await prepare();
    signal.throwIfAborted();
    const headers = { ...request.headers, 'accept-encoding': encoding };
    return openResponse({ ...request, headers }, this.agents, signal);
  }
}
