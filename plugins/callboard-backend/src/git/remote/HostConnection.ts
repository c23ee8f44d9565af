import { setTimeout as pause } from 'node:timers/promises';
import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { Semaphore } from 'async-mutex';
import { z } from 'zod';
import { Credentials, CredentialsProvider } from './Credentials';
import { HostRefusedError } from './HostRefusedError';
import { isLimit, waitBefore } from './wait-before';

/** One request to a Git host. */
export interface HostRequest {
  /** For messages: `to open a pull request`. */
  what: string;
  /** `GET` where it is left out. */
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT';
  /** Below the base address; what people or hosts named in it is encoded. */
  path: string;
  query?: Record<string, string | number>;
  headers?: Record<string, string>;
  /** An object is sent as JSON. */
  body?: string | Buffer | object;
  /** What Node says in `Sec-Fetch-Mode`; `cors` where it is left out. */
  mode?: RequestMode;
}

/** Where a host is, and who asks. */
export interface HostAddress {
  /** For messages: `Gitea (git.example.com)`. */
  name: string;
  /** Without a slash at the end. */
  base: string;
  /** Callboard's own. */
  credentials: CredentialsProvider;
  /** Which of them this address wants. */
  door: keyof Credentials;
  /** Where Callboard's own credentials are configured, for messages: `integrations.gitea`. */
  configuredIn: string;
}

/** More at once is what hosts take for an attack. */
const mostAtOnce = 8;
/** Sent so often at most, where the host says "later" or nothing. */
const attempts = 4;
/** A whole repository takes long; everything else is small. */
const longest = { small: 60_000, archive: 600_000 };

/**
 * Requests to one Git host.
 *
 * It waits and asks again where the host is busy or says when. What it throws tells who must do something: the reader,
 * the person whose token it is, or whoever configured the host. No token is in it.
 */
export class HostConnection {
  private readonly places = new Semaphore(mostAtOnce);

  constructor(private readonly address: HostAddress) {}

  /** @throws where the answer does not look like that. */
  async json<T>(
    schema: z.ZodType<T>,
    request: HostRequest,
    credentials?: CredentialsProvider,
  ): Promise<T> {
    const bytes = await this.bytes(request, credentials);
    const parsed = schema.safeParse(jsonIn(bytes));
    if (parsed.success) return parsed.data;
    const [{ path, message }] = parsed.error.issues;
    throw new Error(
      `${
        this.address.name
      } answered something else than it is known for when asked ${
        request.what
      } (${[path.join('.'), message].filter(Boolean).join(': ')})`,
    );
  }

  async bytes(
    request: HostRequest,
    credentials?: CredentialsProvider,
  ): Promise<Buffer> {
    return this.places.runExclusive(() =>
      this.send(
        request,
        longest.small,
        async response => Buffer.from(await response.arrayBuffer()),
        credentials,
      ),
    );
  }

  /** For what is too large to be held at once. */
  async stream(request: HostRequest): Promise<ReadableStream<Uint8Array>> {
    return this.send(request, longest.archive, async ({ body }) => {
      if (!body) throw new Error('no content');
      return body as ReadableStream<Uint8Array>;
    });
  }

  /** What to throw where the host says no in an answer that looks like a yes. */
  refused(what: string, detail: string): HostRefusedError {
    return new HostRefusedError(this.address.name, what, undefined, detail);
  }

  private async send<T>(
    request: HostRequest,
    timeout: number,
    read: (response: Response) => Promise<T>,
    personal?: CredentialsProvider,
  ): Promise<T> {
    const credentials = await (personal ?? this.address.credentials)();
    for (let attempt = 1; ; attempt++) {
      let failure: unknown;
      try {
        const answer = await this.ask(request, timeout, credentials);
        if (answer.ok) return await read(answer);
        failure = answer;
      } catch (error) {
        failure = error;
      }
      const wait = waitBefore(failure, attempt);
      if (wait === undefined || attempt === attempts) {
        throw failure instanceof Response
          ? await this.refusal(request, failure, credentials, Boolean(personal))
          : this.unreachable(failure);
      }
      if (failure instanceof Response) await failure.body?.cancel();
      await pause(wait);
    }
  }

  private ask(
    { method = 'GET', path, query = {}, headers, body, mode }: HostRequest,
    timeout: number,
    credentials: Credentials,
  ): Promise<Response> {
    const { base, door } = this.address;
    const url = new URL(`${base}${path}`);
    Object.entries(query).forEach(([name, value]) =>
      url.searchParams.set(name, String(value)),
    );
    const isPlain = typeof body === 'string' || Buffer.isBuffer(body);
    return fetch(url, {
      method,
      headers: {
        Authorization: credentials[door],
        'User-Agent': 'callboard',
        ...(body && !isPlain && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body && {
        body: isPlain ? (body as BodyInit) : JSON.stringify(body),
      }),
      ...(mode && { mode }),
      signal: AbortSignal.timeout(timeout),
    });
  }

  private unreachable(error: unknown): ServiceUnavailableError {
    const { cause, name } = error as {
      cause?: { code?: string };
      name: string;
    };
    return new ServiceUnavailableError(
      `${this.address.name} cannot be reached (${cause?.code ?? name})`,
    );
  }

  private async refusal(
    { what }: HostRequest,
    response: Response,
    credentials: Credentials,
    isPersonal: boolean,
  ): Promise<Error> {
    const { name, configuredIn } = this.address;
    const { status } = response;
    const detail = await detailOf(response, credentials);
    const said = `${name} refused ${what} (${[status, detail]
      .filter(Boolean)
      .join(': ')})`;
    if (status === 401) {
      return isPersonal
        ? new NotAllowedError(`${said}: your token has expired, sign in again`)
        : new ServiceUnavailableError(
            `${said}: the token in ${configuredIn} is not valid any more`,
          );
    }
    if (status === 403 && !isLimit(response)) {
      return isPersonal
        ? new NotAllowedError(`${said}: you may not do this there`)
        : new ServiceUnavailableError(
            `${said}: the token in ${configuredIn} needs more rights`,
          );
    }
    if (status === 404) {
      return new NotFoundError(
        `${said}: there is no such thing, or the token may not see it`,
      );
    }
    if (isLimit(response)) {
      return new ServiceUnavailableError(
        `${said}: it is asked too often, try again later`,
      );
    }
    if (status >= 500) {
      return new ServiceUnavailableError(`${said}: try again later`);
    }
    return new HostRefusedError(name, what, status, detail);
  }
}

/** Nothing where the host knows no such thing. */
export async function ifThere<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** A path of a repository as part of an address. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** What the host says, short, and without what we sent to show who asks. */
async function detailOf(
  response: Response,
  credentials: Credentials,
): Promise<string> {
  const text = await response.text().catch(() => '');
  const words = messageIn(text).replace(/\s+/g, ' ').slice(0, 300);
  const secrets = Object.values(credentials).flatMap(value => {
    const [, secret = value] = value.split(' ');
    const password = Buffer.from(secret, 'base64').toString().split(':')[1];
    return [secret, ...(password ? [password] : [])];
  });
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), words);
}

/** Nothing where it is no JSON: the page of some proxy. */
function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

const messageSchema = z.object({
  message: z.unknown().optional(),
  errors: z.unknown().optional(),
  // As OAuth has it, for a token that is revoked or narrow.
  error: z.unknown().optional(),
  error_description: z.unknown().optional(),
});

function messageIn(text: string): string {
  const parsed = messageSchema.safeParse(jsonIn(Buffer.from(text)));
  if (!parsed.success) return '';
  return Object.values(parsed.data)
    .filter(Boolean)
    .map(part => (typeof part === 'string' ? part : JSON.stringify(part)))
    .join(' ');
}
