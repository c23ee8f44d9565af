import { ConfigReader } from '@backstage/config';
import { readConfig } from './config';

const local = { id: 'demo', type: 'local', path: '/data/demo.git' };

function read(callboard: object, production = false) {
  return readConfig(new ConfigReader({ callboard } as never), { production });
}

describe('the configuration', () => {
  it('may be left out', () => {
    expect(readConfig(new ConfigReader({}), { production: true })).toEqual({
      repositories: [],
      clusters: {
        ...{ clusters: [], asksKubernetesPlugin: false, exclude: [] },
        pollSeconds: 60,
      },
      readOnly: false,
      personalTokens: false,
    });
  });

  it('fills in what a repository at a Git host leaves out', () => {
    const url = 'https://github.com/org/gitops/';
    expect(
      read({ repositories: [{ id: 'prod', type: 'github', url }] }, true)
        .repositories,
    ).toEqual([
      {
        ...{ id: 'prod', type: 'github', at: 'callboard.repositories[0]' },
        ...{ url: 'https://github.com/org/gitops', branch: 'main' },
        ...{ pollSeconds: 60, labels: ['callboard'], reviewers: [] },
      },
    ]);
  });

  it('reads what Backstage says of itself', () => {
    const config = new ConfigReader({
      app: { baseUrl: 'https://portal.example.com/' },
      scaffolder: { requireScmUserCredentials: true },
    });
    expect(readConfig(config, { production: true })).toMatchObject({
      portal: 'https://portal.example.com',
      personalTokens: true,
    });
  });

  it('fills in the branch', () => {
    expect(read({ repositories: [local] }).repositories).toEqual([
      { ...local, branch: 'main' },
    ]);
  });

  it('allows a local repository in production only when it says so', () => {
    expect(
      read({ repositories: [{ ...local, allowInProduction: true }] }, true)
        .repositories,
    ).toHaveLength(1);
    expect(() => read({ repositories: [local] }, true)).toThrow(
      /allowInProduction/,
    );
  });

  it.each([
    [
      'a type that it does not know',
      [{ ...local, type: 'svn' }],
      /repositories\[0\]\.type: 'svn'/,
    ],
    [
      'an id that is not one',
      [{ ...local, id: 'De mo' }],
      /repositories\[0\]\.id/,
    ],
    [
      'an address that is none',
      [{ id: 'prod', type: 'gitea', url: 'git.example.com/org/gitops' }],
      /repositories\[0\]\.url: .* is not the address/,
    ],
    [
      'an address with a password',
      [{ id: 'prod', type: 'gitea', url: 'https://a:b@git.example.com/o/r' }],
      /repositories\[0\]\.url: no credentials/,
    ],
    [
      'polling without a pause',
      [
        {
          ...{ id: 'prod', type: 'gitlab', pollSeconds: 0 },
          url: 'https://gitlab.com/org/gitops',
        },
      ],
      /repositories\[0\]\.pollSeconds/,
    ],
    ['an id that stands twice', [local, local], /'demo' stands twice/],
  ])('refuses %s', (_, repositories, message) => {
    expect(() => read({ repositories })).toThrow(message);
  });
});
