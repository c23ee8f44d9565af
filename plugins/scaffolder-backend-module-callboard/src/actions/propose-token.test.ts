import { inspect } from 'node:util';
import { parse } from 'yaml';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { opened, runnerOf } from '../__testUtils__/run-propose';
import { examples } from './propose.examples';

let backend: FakeBackend;
let run: ReturnType<typeof runnerOf>;

beforeAll(async () => {
  backend = await FakeBackend.start();
  run = runnerOf(backend, { requireScmUserCredentials: true });
});

afterAll(() => backend.stop());

describe("callboard:propose with a person's own token", () => {
  const token = 'ghu_0123456789abcdef';
  const input = parse(examples[0].example).steps[0].input;
  const list = (...hosts: string[]) => ({
    status: 200,
    body: hosts.map(host => ({ id: `on-${host}`, host })),
  });

  beforeEach(() => {
    backend.answer = { status: 200, body: opened };
    backend.repositories = list('github');
  });

  it('hands it on beside the request', async () => {
    await run({ ...input, token });

    expect(backend.asked!.gitToken).toBe(token);
    expect(backend.asked!.body).toEqual(input);
  });

  it.each([
    ['the backend refuses', { status: 403, body: {} }],
    ['the backend fails', { status: 500, body: {} }],
    ['all goes well', { status: 200, body: opened }],
  ])('says it nowhere when %s', async (_, answer) => {
    backend.answer = answer;
    const said: unknown[] = [];
    const keep = (...words: unknown[]) => said.push(words);

    const outputs = await run(
      { ...input, token },
      {
        logger: { info: keep, warn: keep, error: keep } as never,
        checkpoint: async ({ key, fn }) => {
          const value = await fn();
          keep(key, value);
          return value;
        },
      },
    ).catch(error => error);

    expect(said).not.toEqual([]);
    expect(inspect([outputs, said], { depth: Infinity })).not.toContain(token);
  });

  it('does not repeat what cannot be one', async () => {
    const refused = run({ ...input, token: `${token}\nX-Other: 1` });

    await expect(refused).rejects.toThrow(
      /^what was given as a Git token cannot be one$/,
    );
  });

  it('refuses to go on without it where everybody acts in their own name, and says what to do', async () => {
    await expect(run(input)).rejects.toThrow(
      /^No user credentials provided for the GitOps repository, but scaffolder.requireScmUserCredentials is enabled\. .*requestUserCredentials/,
    );
  });

  it.each([
    ['the only repository', {}, list('local')],
    [
      'the one that is meant',
      { repository: 'on-local' },
      list('github', 'local'),
    ],
  ])('needs none for a local one: %s', async (_, more, configured) => {
    backend.repositories = configured;

    const outputs = await run({ ...input, ...more });

    expect(outputs).toMatchObject({ state: 'opened' });
    expect(backend.asked!.gitToken).toBeUndefined();
  });

  it.each([
    ['it is not known which is meant', {}, list('github', 'local')],
    ['it is another', { repository: 'on-github' }, list('github', 'local')],
    ['there is none', {}, list()],
    [
      'the person may not know',
      {},
      { status: 403, body: { error: { name: 'NotAllowedError' } } },
    ],
  ])(
    'takes no repository for a local one where %s',
    async (_, more, configured) => {
      backend.repositories = configured;

      await expect(run({ ...input, ...more })).rejects.toThrow(
        /^No user credentials provided for /,
      );
    },
  );

  it('fails where the backend cannot say what hosts the repository', async () => {
    backend.repositories = { status: 503, body: {} };

    await expect(run(input)).rejects.toThrow(/503/);
  });
});
