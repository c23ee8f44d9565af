import { ConflictError } from '@backstage/errors';

/** The base branch moved under a plan, in a file that the plan edits. Plan again from the new head. */
export class StaleBaseError extends ConflictError {
  constructor(readonly paths: string[]) {
    super(`the repository changed meanwhile in ${paths.join(', ')}: try again`);
  }
}

/** A branch is not where it was seen: nothing was written. Look again, and send again. */
export class BranchMovedError extends ConflictError {
  constructor(readonly branch: string) {
    super(`branch ${branch} moved meanwhile: try again`);
  }
}

/** Somebody else committed to the branch of a change. It is theirs now. */
export class ForeignCommitError extends ConflictError {
  constructor(readonly branch: string, readonly commit: string) {
    super(
      `branch ${branch} has a commit that Callboard did not make (${commit.slice(
        0,
        8,
      )}): merge or close that change first`,
    );
  }
}
