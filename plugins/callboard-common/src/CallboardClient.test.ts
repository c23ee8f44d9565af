import { CallboardClient } from './CallboardClient';
import { ProposalRequest, Proposal } from './change/proposal';

const token = 'ghu_0123456789abcdef';

const planned: Proposal = {
  state: 'planned',
  title: 'A change',
  effect: [],
  notes: [],
  files: [],
};

const request: ProposalRequest = {
  operation: 'revoke',
  service: { namespace: 'shop', name: 'orders' },
  caller: { namespace: 'shop', name: 'web' },
};

/** A client, and what it asked for. */
function clientOf(answer: unknown) {
  const asked: { url: string; init?: RequestInit }[] = [];
  const client = new CallboardClient({
    baseUrl: async () => 'http://localhost/api/callboard',
    fetch: async (url, init) => {
      asked.push({ url: String(url), init });
      return { ok: true, json: async () => answer } as Response;
    },
  });
  return { client, asked };
}

describe('the client', () => {
  it("sends a person's own token as a header, follows no redirect with it, and says it nowhere else", async () => {
    const { client, asked } = clientOf(planned);

    await client.propose(request, { gitToken: token });

    const { headers, ...rest } = asked[0].init!;
    expect(headers).toEqual({
      'Content-Type': 'application/json',
      'X-Callboard-Git-Token': token,
    });
    expect(rest).toEqual({
      method: 'POST',
      redirect: 'error',
      body: JSON.stringify(request),
    });
    expect(asked[0].url).not.toContain(token);
  });

  it('sends no such header without a token', async () => {
    const { client, asked } = clientOf(planned);

    await client.propose(request);

    expect(asked[0].init).toEqual({
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
  });

  it.each([
    ['a line break', `${token}\nX-Other: 1`],
    ['a space', `Bearer ${token}`],
    ['a letter beyond ASCII', `${token}é`],
    ['nothing', ''],
  ])('refuses a token with %s, and does not repeat it', async (_, gitToken) => {
    const { client, asked } = clientOf(planned);

    const refused = client.propose(request, { gitToken });

    await expect(refused).rejects.toThrow(
      /^what was given as a Git token cannot be one$/,
    );
    expect(asked).toEqual([]);
  });

  it('reads what the configured repositories are', async () => {
    const repositories = [
      { id: 'demo', host: 'local' },
      { id: 'prod', host: 'github', url: 'https://github.com/example/gitops' },
    ];
    const { client, asked } = clientOf(repositories);

    expect(await client.listRepositories()).toEqual(repositories);
    expect(asked[0].url).toBe('http://localhost/api/callboard/repositories');
  });
});
