import { GiteaStage } from '../GiteaStage';
import { findGitea, whySkipped } from '../parts';
import { itConforms } from './itConforms';

jest.setTimeout(60_000);

const { gitea, giteaRoot } = findGitea();
const noGitea = whySkipped(gitea, giteaRoot);

(noGitea ? describe.skip : describe)(`a repository at Gitea${noGitea}`, () =>
  itConforms(() => GiteaStage.start()),
);
