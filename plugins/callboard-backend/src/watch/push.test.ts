import { isPushTo, pushTopics, readPush } from './push';

const github = {
  ref: 'refs/heads/main',
  repository: {
    html_url: 'https://github.com/Example/gitops',
    clone_url: 'https://github.com/Example/gitops.git',
  },
};
const gitlab = {
  object_kind: 'push',
  ref: 'refs/heads/main',
  project: {
    web_url: 'https://gitlab.com/example/team/gitops',
    git_http_url: 'https://clone.example.com/example/team/gitops.git',
  },
  repository: { homepage: 'https://gitlab.com/example/team/gitops' },
};
const gitea = {
  ref: 'refs/heads/main',
  repository: {
    html_url: 'https://git.example.com/o/gitops',
    clone_url: 'https://git.example.com/o/gitops.git',
  },
};

describe('a push that a Git host tells of', () => {
  it.each([
    ['github.push', github, 'https://github.com/example/gitops'],
    ['gitlab.push', gitlab, 'https://gitlab.com/example/team/gitops'],
    ['gitlab.push', gitlab, 'https://clone.example.com/example/team/gitops'],
    ['gitea.push', gitea, 'https://git.example.com/o/GitOps.git'],
  ])('%s goes to the repository that has its address', (topic, of, url) => {
    const push = readPush({ topic, eventPayload: of })!;
    expect(isPushTo(push, { url, branch: 'main' })).toBe(true);
  });

  it.each([
    ['another branch', 'https://github.com/example/gitops', 'mai'],
    ['another repository', 'https://github.com/example/gitops-2', 'main'],
    ['another host', 'https://github.example.com/example/gitops', 'main'],
  ])('goes nowhere where it is to %s', (_, url, branch) => {
    const push = readPush({ topic: 'github.push', eventPayload: github })!;
    expect(isPushTo(push, { url, branch })).toBe(false);
  });

  it.each(pushTopics)(
    'is none on %s where it does not look like one',
    topic => {
      const odd = [undefined, null, 'push', [], {}, { ref: 'refs/heads/main' }];
      for (const eventPayload of [...odd, { ...github, ref: 1, project: {} }]) {
        expect(readPush({ topic, eventPayload })).toBeUndefined();
      }
    },
  );

  it('is none on another topic', () => {
    expect(readPush({ topic: 'github', eventPayload: github })).toBeUndefined();
  });
});
