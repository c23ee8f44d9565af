import { ApiServer, WatchOptions } from '../ApiServer';
import { HttpReader, Limits } from './HttpReader';
import { GetRequest } from './open-response';

/** Where an API server is, and how to show it who asks. */
export interface Connection
  extends Pick<GetRequest, 'token' | 'ca' | 'skipTlsVerify'> {
  /** Its address, e.g. `https://10.0.0.1:6443`; what it has of a path stands before every path. */
  url: string;
}

/** An API server to which one connects from here. */
export class DirectApiServer implements ApiServer {
  private readonly reader: HttpReader;

  /** @param connect is asked before each request, for tokens and certificates are renewed; its errors show no credential */
  constructor(
    private readonly connect: () => Promise<Connection>,
    limits?: Partial<Limits>,
  ) {
    this.reader = new HttpReader(limits);
  }

  get(path: string, signal: AbortSignal, accept?: string): Promise<unknown> {
    return this.reader.json(() => this.request(path, accept), signal);
  }

  watch(path: string, options: WatchOptions): Promise<void> {
    return this.reader.lines(() => this.request(path), options);
  }

  private async request(
    path: string,
    accept = 'application/json',
  ): Promise<GetRequest> {
    const { url, ...connection } = await this.connect();
    return {
      ...connection,
      url: `${url.replace(/\/+$/, '')}${path}`,
      headers: { accept },
    };
  }
}
