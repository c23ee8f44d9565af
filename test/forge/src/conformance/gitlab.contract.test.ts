import { GitlabStage } from '../contract/gitlab/GitlabStage';
import { itConforms } from './itConforms';

jest.setTimeout(60_000);

describe.each([
  ['GitLab', {}],
  [
    'GitLab, squashing what is merged and deleting its branch',
    { squash: true, should_remove_source_branch: true },
  ] as const,
])('a repository at %s (contract)', (_name, merging) => {
  let stage: GitlabStage;
  itConforms(async () => (stage = await GitlabStage.start(merging)));

  it('is asked as GitLab documents it', () => {
    expect(stage.lab.complaints).toEqual([]);
  });
});
