import { getEventListeners } from 'node:events';
import { gzipSync } from 'node:zlib';
import { FakeApiServer, json } from '../__testUtils__/FakeApiServer';
import { ApiServerError } from '../ApiServer';
import { Connection, DirectApiServer } from './DirectApiServer';
import { Limits } from './HttpReader';

const never = new AbortController().signal;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 5));
}

describe('an API server that is reached directly', () => {
  let fake: FakeApiServer;
  beforeEach(async () => {
    fake = await FakeApiServer.start();
  });
  afterEach(() => fake.stop());

  function open(
    connection: Partial<Connection> = {},
    limits: Partial<Limits> = {},
  ) {
    return new DirectApiServer(
      async () => ({ url: fake.url, ca: fake.ca, ...connection }),
      limits,
    );
  }
  const closed = () => until(() => fake.openConnections === 0);
  async function failureOf(asked: Promise<unknown>): Promise<ApiServerError> {
    const error = await asked.then(
      () => undefined,
      thrown => thrown,
    );
    expect(error).toBeInstanceOf(ApiServerError);
    return error;
  }

  it('is read with the token, below the path of its address', async () => {
    fake.answer = (_, response) => json(response, { items: [] });
    const server = open({ url: `${fake.url}/clusters/a/`, token: 'abc' });
    expect(await server.get('/api/v1/pods?limit=5', never)).toEqual({
      items: [],
    });
    expect(fake.requests).toMatchObject([
      {
        method: 'GET',
        path: '/clusters/a/api/v1/pods?limit=5',
        headers: { authorization: 'Bearer abc', accept: 'application/json' },
      },
    ]);
  });

  it('is asked without a name where there is no token', async () => {
    await open().get('/api', never, 'application/json;v=v2');
    expect(fake.requests[0].headers).toMatchObject({
      accept: 'application/json;v=v2',
    });
    expect(fake.requests[0].headers).not.toHaveProperty('authorization');
  });

  it('gets the token of the moment with every request, over one connection', async () => {
    let asked = 0;
    const server = new DirectApiServer(async () => ({
      url: fake.url,
      ca: fake.ca,
      token: `token-${++asked}`,
    }));
    await server.get('/api', never);
    await server.get('/api', never);
    expect(fake.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
    expect(fake.openConnections).toBe(1);
  });

  it('is believed only with a certificate that was signed by whom one trusts', async () => {
    const { message, status } = await failureOf(
      open({ ca: undefined, token: 'secret-token' }).get('/api', never),
    );
    expect(message).toMatch(
      /^no connection to 127\.0\.0\.1:\d+: .*certificate/,
    );
    expect(status).toBeUndefined();
    expect(fake.requests).toEqual([]);
    await open({ ca: undefined, skipTlsVerify: true }).get('/api', never);
    expect(fake.requests).toHaveLength(1);
  });

  it('may send its answers packed, but not larger than allowed once they are unpacked', async () => {
    const text = JSON.stringify({ name: 'ä'.repeat(100_000) });
    fake.answer = ({ headers }, response) => {
      expect(headers['accept-encoding']).toBe('gzip');
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync(text));
    };
    expect(await open().get('/api', never)).toEqual(JSON.parse(text));
    const { message } = await failureOf(
      open({}, { largestBytes: 100_000 }).get('/api', never),
    );
    expect(message).toBe(
      'the answer of the API server is larger than 100000 bytes',
    );
  });

  it('says why it refuses, and for how long', async () => {
    fake.answer = (_, response) =>
      json(
        response,
        {
          kind: 'Status',
          message: 'pods is forbidden: User "x" cannot list (Bearer abc)',
          reason: 'Forbidden',
        },
        403,
        { 'retry-after': '7' },
      );
    const error = await failureOf(open({ token: 'abc' }).get('/api', never));
    expect(error.message).toBe(
      'the API server answered 403 Forbidden: pods is forbidden: User "x" cannot list (Bearer ***)',
    );
    expect(error).toMatchObject({
      status: 403,
      reason: 'Forbidden',
      retryAfterSeconds: 7,
    });
    expect(JSON.stringify(error)).not.toContain('abc');
  });

  it('is not quoted where it answers with a page', async () => {
    fake.answer = (_, response) =>
      response.writeHead(502).end('<html>Bearer abc</html>');
    const { message } = await failureOf(open().get('/api', never));
    expect(message).toBe('the API server answered 502 Bad Gateway');
    fake.answer = (_, response) => response.end('<html>Bearer abc</html>');
    const page = await failureOf(open().get('/api', never));
    expect(page.message).toBe("the API server's answer is no JSON");
  });

  it('is not followed elsewhere', async () => {
    fake.answer = ({ url }, response) =>
      url === '/api'
        ? response.writeHead(302, { location: `${fake.url}/login` }).end()
        : json(response, {});
    const { status } = await failureOf(open().get('/api', never));
    expect(status).toBe(302);
    expect(fake.requests).toHaveLength(1);
  });

  it('does not answer: is given up, and the connection closed', async () => {
    fake.answer = () => {};
    const { message } = await failureOf(
      open({}, { timeoutSeconds: 0.2 }).get('/api', never),
    );
    expect(message).toBe('the API server did not answer within 0.2 s');
    await closed();
  });

  it('does not finish: is given up', async () => {
    fake.answer = (_, response) => response.write('{');
    const { message } = await failureOf(
      open({}, { timeoutSeconds: 0.2 }).get('/api', never),
    );
    expect(message).toBe('the API server did not answer within 0.2 s');
    await closed();
  });

  it('is not waited for where even its credentials take too long', async () => {
    const server = new DirectApiServer(() => new Promise(() => {}), {
      timeoutSeconds: 0.1,
    });
    const { message } = await failureOf(server.get('/api', never));
    expect(message).toBe('the API server did not answer within 0.1 s');
  });

  it('is down: the message says where', async () => {
    const { url } = fake;
    await fake.stop();
    const { message } = await failureOf(open({ url }).get('/api', never));
    expect(message).toMatch(
      /^no connection to 127\.0\.0\.1:\d+: .*ECONNREFUSED/,
    );
    fake = await FakeApiServer.start();
  });

  it('leaves nothing behind at a signal that lives on', async () => {
    const { signal } = new AbortController();
    await open().get('/api', signal);
    fake.answer = (_, response) => json(response, {}, 500);
    await failureOf(open().get('/api', signal));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('is not asked for whoever has left already', async () => {
    const left = AbortSignal.abort(new Error('left'));
    await expect(open().get('/api', left)).rejects.toThrow('left');
    expect(fake.requests).toEqual([]);
  });

  describe('that is watched', () => {
    const watching = (
      server: DirectApiServer,
      onLine: (line: string) => void,
      { signal = never, idleSeconds = 60 } = {},
    ) => server.watch('/api/v1/pods?watch=1', { signal, idleSeconds, onLine });

    it('says when it has agreed, before it says anything else', async () => {
      fake.answer = (_, response) => response.flushHeaders();
      const leaving = new AbortController();
      let isOver = Promise.resolve<unknown>(undefined);
      await new Promise<void>(onOpen => {
        isOver = open()
          .watch('/api/v1/pods?watch=1', {
            ...{ signal: leaving.signal, idleSeconds: 60, onOpen },
            onLine: () => {},
          })
          .catch(() => undefined);
      });
      leaving.abort();
      await isOver;
      expect(fake.requests).toHaveLength(1);
    });

    it('is read line by line as it writes, until it ends', async () => {
      const lines: string[] = [];
      let write!: (text: string | Buffer) => void;
      let end!: () => void;
      fake.answer = ({ headers }, response) => {
        expect(headers['accept-encoding']).toBe('identity');
        write = text => response.write(text);
        end = () => response.end();
        write('{"a":1}\n{"b"');
      };
      const watched = watching(open(), line => lines.push(line));
      await until(() => lines.length === 1);
      const rest = Buffer.from(':"ö"}\n');
      write(rest.subarray(0, 3));
      await new Promise(setImmediate);
      write(rest.subarray(3));
      await until(() => lines.length === 2);
      end();
      await watched;
      expect(lines).toEqual(['{"a":1}', '{"b":"ö"}']);
    });

    it('may be silent now and then, and for longer than an answer may take, but not for ever', async () => {
      const lines: string[] = [];
      const written = 15;
      fake.answer = (_, response) => {
        let left = written;
        const timer = setInterval(() => {
          response.write('{}\n');
          if (!--left) clearInterval(timer);
        }, 100);
        response.flushHeaders();
      };
      const { message } = await failureOf(
        watching(open({}, { timeoutSeconds: 0.5 }), line => lines.push(line), {
          idleSeconds: 1,
        }),
      );
      expect(message).toBe('the API server said nothing for 1 s');
      expect(lines).toHaveLength(written);
      await closed();
    });

    it('does not even begin: is given up', async () => {
      fake.answer = () => {};
      const { message } = await failureOf(
        watching(open({}, { timeoutSeconds: 0.1 }), () => {}),
      );
      expect(message).toBe('the API server did not answer within 0.1 s');
    });

    it('breaks off: says so', async () => {
      fake.answer = (request, response) => {
        response.write('{}\n');
        setTimeout(() => request.socket.destroy(), 20);
      };
      const { message } = await failureOf(watching(open(), () => {}));
      expect(message).toBe(
        'the answer of the API server broke off: ECONNRESET',
      );
    });

    it('refuses: says so', async () => {
      fake.answer = (_, response) =>
        json(response, { kind: 'Status', reason: 'Expired' }, 410);
      expect(await failureOf(watching(open(), () => {}))).toMatchObject({
        status: 410,
        reason: 'Expired',
      });
    });

    it('is left as soon as nobody wants it', async () => {
      fake.answer = (_, response) => response.write('{}\n');
      const leaving = new AbortController();
      const watched = watching(open(), () => leaving.abort(new Error('left')), {
        signal: leaving.signal,
      });
      await expect(watched).rejects.toThrow('left');
      await closed();
    });

    it('is left where its reader fails, with what the reader threw', async () => {
      fake.answer = (_, response) => response.write('{}\n');
      const watched = watching(open(), () => {
        throw new TypeError('no');
      });
      await expect(watched).rejects.toThrow(TypeError);
      await closed();
    });

    it('may not write lines without end', async () => {
      fake.answer = (_, response) => response.write('x'.repeat(5000));
      const { message } = await failureOf(
        watching(open({}, { longestLineBytes: 1000 }), () => {}),
      );
      expect(message).toBe(
        'a line of the API server is longer than 1000 bytes',
      );
      await closed();
    });
  });
});
