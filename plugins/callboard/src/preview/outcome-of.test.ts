import { GitRepository, Proposal } from '@callboard/plugin-callboard-common';
import { translate } from '../__testUtils__/translate';
import { FakeCallboardApi, refusal } from '../testing/FakeCallboardApi';
import { outcomeOf } from './outcome-of';
import { answerTo } from './use-proposal-preview';

const local: GitRepository = { id: 'shop', host: 'local' };
const github: GitRepository = { id: 'prod', host: 'github' };
const gitlab: GitRepository = { id: 'eu', host: 'gitlab' };

/** What the form says of a grant, sent to these repositories. */
async function saidOf(
  repositories: GitRepository[] | undefined,
  { state = 'planned' as Proposal['state'], repository = '' } = {},
) {
  const api = new FakeCallboardApi({
    repositories,
    proposal: () => ({
      ok: true,
      value: { state, title: '', effect: [], notes: [], files: [] },
    }),
  });
  if (!repositories) {
    api.listRepositories = async () => {
      throw await refusal(403, 'NotAllowedError', 'you need a permission');
    };
  }
  const { planned } = await answerTo(api, {
    operation: 'grant',
    ...(repository && { repository }),
    service: {},
    caller: {},
    ports: [],
  });
  return outcomeOf(translate.t, planned!);
}

describe('what pressing Create will do', () => {
  it.each([
    ['a local one', [local], 'This will open one change in shop.'],
    ['one on GitHub', [github], 'This will open one pull request in prod.'],
    ['one on GitLab', [gitlab], 'This will open one pull request in eu.'],
    [
      'one of several',
      [local, github],
      'This will open one change in the GitOps repository.',
    ],
    [
      'one that the person may not know',
      undefined,
      'This will open one change in the GitOps repository.',
    ],
  ])('is said in the words of the repository: %s', async (_, given, text) => {
    expect(await saidOf(given)).toBe(text);
  });

  it('is said of the repository that is asked for', async () => {
    expect(await saidOf([local, github], { repository: 'prod' })).toBe(
      'This will open one pull request in prod.',
    );
  });

  it.each([
    ['updated', local, 'This will add to the change that is open'],
    ['updated', github, 'This will add to the pull request that is open'],
    ['reused', local, 'An open change holds exactly this already'],
    ['reused', github, 'An open pull request holds exactly this already'],
    ['no-change', github, 'The repository holds exactly this already'],
  ] as const)(
    'says of what is %s in a repository that is %o: %s',
    async (state, repository, text) => {
      expect(await saidOf([repository], { state })).toContain(text);
    },
  );
});
