import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { JsonObject } from '@backstage/types';
import { RemoteRepositoryConfig } from '../../config';
import { openRemote } from './open-remote';

/** Opens it, and answers where it asks: Git, and the API. Nobody knows anything there. */
async function opened(
  type: RemoteRepositoryConfig['type'],
  url: string,
  integrations: JsonObject,
) {
  const host = openRemote(
    {
      ...{ id: 'shop', type, at: 'callboard.repositories[0]', url },
      ...{ branch: 'main', pollSeconds: 60, labels: [], reviewers: [] },
    },
    {
      integrations: ScmIntegrations.fromConfig(
        new ConfigReader({ integrations }),
      ),
      ...{ personalTokens: false, warn: () => {} },
    },
  );
  const door = jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async () => new Response('', { status: 404 }));
  const refused = await host.head().catch(error => error.message);
  await host.listChanges().catch(() => {});
  const [git, api] = door.mock.calls.map(([address, init]) => {
    const headers = init?.headers as Record<string, string>;
    const [kind, secret] = headers.Authorization.split(' ');
    return { url: String(address).split('?')[0], kind, secret };
  });
  door.mockRestore();
  return { page: host.url, git, api, refused };
}

const github = (more: object = {}) => ({
  github: [{ host: 'github.com', token: 'secret', ...more }],
});
const gitlab = (more: object = {}) => ({
  gitlab: [{ host: 'gitlab.com', token: 'secret', ...more }],
});

describe('a repository at a Git host', () => {
  it.each([
    [
      ...(['github', 'https://github.com/o/gitops', github()] as const),
      'https://github.com/o/gitops',
      'https://api.github.com/repos/o/gitops/pulls',
    ],
    [
      ...(['github', 'https://github.com/o/gitops.git', github()] as const),
      'https://github.com/o/gitops',
      'https://api.github.com/repos/o/gitops/pulls',
    ],
    [
      'github' as const,
      'https://ghe.example.com/o/gitops',
      github({
        host: 'ghe.example.com',
        apiBaseUrl: 'https://ghe.example.com/api/v3',
      }),
      'https://ghe.example.com/o/gitops',
      'https://ghe.example.com/api/v3/repos/o/gitops/pulls',
    ],
    [
      'github' as const,
      'https://ghe.example.com/o/gitops',
      github({ host: 'ghe.example.com' }),
      'https://ghe.example.com/o/gitops',
      'https://ghe.example.com/api/v3/repos/o/gitops/pulls',
    ],
    [
      'gitlab' as const,
      'https://gitlab.com/platform/team/gitops.git',
      gitlab(),
      'https://gitlab.com/platform/team/gitops',
      'https://gitlab.com/api/v4/projects/platform%2Fteam%2Fgitops/merge_requests',
    ],
    [
      'gitlab' as const,
      'https://example.com/gitlab/platform/gitops',
      gitlab({
        ...{ host: 'example.com', baseUrl: 'https://example.com/gitlab' },
        apiBaseUrl: 'https://example.com/gitlab/api/v4',
      }),
      'https://example.com/gitlab/platform/gitops',
      'https://example.com/gitlab/api/v4/projects/platform%2Fgitops/merge_requests',
    ],
    [
      'gitea' as const,
      'https://git.example.com/o/gitops',
      { gitea: [{ host: 'git.example.com', password: 'secret' }] },
      'https://git.example.com/o/gitops',
      'https://git.example.com/api/v1/repos/o/gitops/pulls',
    ],
  ])(
    'is found where its address says: %s %s',
    async (type, url, integrations, page, api) => {
      const found = await opened(type, url, integrations);
      expect(found.page).toBe(page);
      expect(found.git.url).toBe(`${page}.git/git-upload-pack`);
      expect(found.api.url).toBe(api);
    },
  );

  it.each([
    ['github' as const, 'https://github.com', github(), 'x-access-token'],
    ['gitlab' as const, 'https://gitlab.com', gitlab(), 'oauth2'],
  ])(
    'shows %s the token, by Git and by the API',
    async (type, host, integrations, user) => {
      const { git, api } = await opened(type, `${host}/o/r`, integrations);
      expect(api).toMatchObject({ kind: 'Bearer', secret: 'secret' });
      expect(git.kind).toBe('Basic');
      expect(atob(git.secret)).toBe(`${user}:secret`);
    },
  );

  it('needs a host that Backstage knows', async () => {
    await expect(
      opened('gitlab', 'https://git.example.com/o/gitops', gitlab()),
    ).rejects.toThrow(
      'callboard.repositories[0].url: integrations.gitlab has no host git.example.com: add it, with a token',
    );
  });

  it.each([
    ['github' as const, 'https://github.com/o', github()],
    ['github' as const, 'https://github.com/o/r/tree/main', github()],
    ['gitlab' as const, 'https://gitlab.com/gitops', gitlab()],
    ['gitlab' as const, 'https://gitlab.com/o//r', gitlab()],
  ])('is not what has the address %s %s', async (type, url, known) => {
    await expect(opened(type, url, known)).rejects.toThrow(
      `callboard.repositories[0].url: ${url} is not the address of a repository: use ${
        new URL(url).origin
      }/<owner>/<name>`,
    );
  });

  it.each(['github', 'gitlab'] as const)(
    'says where a token is missing: %s',
    async type => {
      const url = `https://${type}.com/o/gitops`;
      const { refused } = await opened(type, url, {});
      expect(refused).toBe(
        `integrations.${type} has no token for ${url}: add one, or install the App there`,
      );
    },
  );
});
