import { GithubStage } from '../contract/github/GithubStage';
import { itConforms } from './itConforms';

jest.setTimeout(60_000);

describe.each([
  ['GitHub', {}],
  [
    'GitHub Enterprise, squashing what is merged and deleting its branch',
    { kind: 'enterprise', merging: 'squash', deletesMergedBranches: true },
  ] as const,
])('a repository at %s (contract)', (_name, custom) => {
  let stage: GithubStage;
  itConforms(async () => (stage = await GithubStage.start(custom)));

  it('is asked, and answers, as GitHub describes it', () => {
    expect(stage.hub.complaints).toEqual([]);
  });
});
