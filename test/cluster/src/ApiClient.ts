import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

/** What the API server says to a request. */
export interface Answer {
  status: number;
  /** The object, or the `Status` that says what is wrong. */
  body: any;
  /** What it accepts but would rather not see, e.g. a pod that breaks a Pod Security Standard. */
  warnings: string[];
}

/**
 * Talks to an API server in bytes that are ours. The typed calls of the Kubernetes client library do not:
 * they drop the field `from` of a NetworkPolicy, and what arrives lets everybody in.
 */
export class ApiClient {
  private agent: Agent | undefined;

  /** @param certificate path of the certificate to trust; read with the first request */
  constructor(
    private readonly port: number,
    readonly token: string,
    readonly certificate: string,
  ) {}

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  /** @param text JSON or YAML, sent as it is. */
  async send(method: string, path: string, text?: string): Promise<Answer> {
    this.agent ??= new Agent({
      keepAlive: true,
      ca: readFileSync(this.certificate),
    });
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          ...{ method, path, agent: this.agent },
          ...{ host: '127.0.0.1', port: this.port },
          headers: {
            authorization: `Bearer ${this.token}`,
            accept: 'application/json',
            ...(text !== undefined && { 'content-type': 'application/yaml' }),
          },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () =>
            resolve({
              status: response.statusCode!,
              body: parsed(Buffer.concat(chunks).toString()),
              warnings: warningsIn(response.headers.warning),
            }),
          );
        },
      );
      sent.once('error', reject);
      sent.end(text);
    });
  }

  /** @throws where there is no such thing, or it may not be read. */
  async get(path: string): Promise<any> {
    const { status, body } = await this.send('GET', path);
    if (status !== 200) throw new Error(`GET ${path}: ${body.message ?? body}`);
    return body;
  }

  /** What a program needs to speak as this client, in the shape of a kubeconfig. */
  kubeconfig(): object {
    const name = 'callboard-test';
    return {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': name,
      contexts: [{ name, context: { cluster: name, user: name } }],
      users: [{ name, user: { token: this.token } }],
      clusters: [
        {
          name,
          cluster: {
            server: this.url,
            'certificate-authority': this.certificate,
          },
        },
      ],
    };
  }

  async isReady(): Promise<boolean> {
    const answer = await this.send('GET', '/readyz').catch(() => undefined);
    return answer?.status === 200;
  }

  close(): void {
    this.agent?.destroy();
  }
}

function parsed(text: string): unknown {
  return text.startsWith('{') ? JSON.parse(text) : text;
}

/** `299 - "one", 299 - "two"` @see https://www.rfc-editor.org/rfc/rfc7234#section-5.5 */
function warningsIn(header: string | undefined): string[] {
  return [...(header ?? '').matchAll(/299 \S+ ("(?:[^"\\]|\\.)*")/g)].map(
    ([, quoted]) => JSON.parse(quoted),
  );
}
