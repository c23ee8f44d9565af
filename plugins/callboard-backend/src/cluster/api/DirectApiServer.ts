import http, { IncomingMessage } from 'node:http';
import https from 'node:https';
import { ApiServer } from '../ApiServer';
import { GetRequest, openResponse } from './open-response';
import { readJson } from './read-json';
import { readLines } from './read-lines';
import { within } from './within';

/** Where an API server is, and how to show it who asks. */
export interface Connection {
  /** Its address, e.g. `https://10.0.0.1:6443`; what it has of a path stands before every path. */
  url: string;
  /** PEM: who may have signed its certificate; nothing for those whom Node trusts. */
  ca?: Buffer;
  skipTlsVerify?: boolean;
  /** Nothing asks without a name. */
  token?: string;
}

/** What one answer may cost. */
export interface Limits {
  /** Until an answer is read to its end, and until a watch begins. */
  timeoutSeconds: number;
  /** Of an answer, unpacked. */
  largestBytes: number;
  /** Of one line of a watch. */
  longestLineBytes: number;
}

/** An object in etcd has 1.5 MiB at most; a page has 500 of them, and hardly any is as large. */
const limits: Limits = {
  timeoutSeconds: 30,
  largestBytes: 128 * 1024 * 1024,
  longestLineBytes: 8 * 1024 * 1024,
};

/** A kept connection is closed by us: a server that closes it may do so just as the next request leaves. */
const idleConnectionMs = 30_000;

/** An API server to which one connects from here. */
export class DirectApiServer implements ApiServer {
  private readonly agents = {
    http: new http.Agent({ keepAlive: true, timeout: idleConnectionMs }),
    https: new https.Agent({ keepAlive: true, timeout: idleConnectionMs }),
  };

  private readonly limits: Limits;

  /** @param connect is asked before each request, for tokens and certificates are renewed; its errors show no credential */
  constructor(
    private readonly connect: () => Promise<Connection>,
    options: Partial<Limits> = {},
  ) {
    this.limits = { ...limits, ...options };
  }

  get(path: string, signal: AbortSignal, accept = 'application/json') {
    const { timeoutSeconds, largestBytes } = this.limits;
    return within(timeoutSeconds, signal, async until =>
      readJson(
        await this.open(path, { accept, 'accept-encoding': 'gzip' }, until),
        largestBytes,
      ),
    );
  }

  watch(
    path: string,
    {
      signal,
      ...reading
    }: {
      signal: AbortSignal;
      idleSeconds: number;
      onLine: (line: string) => void;
    },
  ) {
    const { timeoutSeconds, longestLineBytes: longest } = this.limits;
    // Packed, an event would wait for the next ones.
    const headers = {
      accept: 'application/json',
      'accept-encoding': 'identity',
    };
    return within(timeoutSeconds, signal, async (until, stopClock) => {
      const response = await this.open(path, headers, until);
      stopClock();
      await readLines(response, { ...reading, longest });
    });
  }

  private async open(
    path: string,
    headers: GetRequest['headers'],
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const { url, ...connection } = await this.connect();
    const { protocol } = new URL(url);
    return openResponse(
      {
        ...connection,
        url: `${url.replace(/\/+$/, '')}${path}`,
        headers,
        agent: protocol === 'http:' ? this.agents.http : this.agents.https,
      },
      signal,
    );
  }
}
