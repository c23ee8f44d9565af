import { ChangeMessage, parseChangeMessage } from '../commit-message';
import { Commit, Objects } from '../objects';

/** What the commits of a change tell of it. */
export interface BranchHistory {
  /** What our newest commit says; nothing where none of them is ours. */
  ours?: ChangeMessage;
  /** The newest commit that somebody else made; nothing where none has. */
  foreign?: string;
  /** The commit of the base branch that the tip is compared with. */
  base?: string;
}

/** A branch with more commits of others on top than this is theirs. */
const mostForeign = 50;

/**
 * Reads the commits of a change from the tip back to our newest one.
 *
 * Under a commit of ours there are only commits of ours: it was not pushed otherwise. It names the commit that its files
 * were computed from. Who merges the base branch into a change (hosts offer it as a button) moves that along.
 */
export async function readHistory(
  objects: Objects,
  branch: string,
  tip: string,
): Promise<BranchHistory> {
  let foreign: string | undefined;
  let merged: string | undefined;
  let oid: string | undefined = tip;
  for (let read = 0; oid && read <= mostForeign; read++) {
    const commit: Commit = await objects.commit(oid);
    const message = parseChangeMessage(commit.message);
    if (message?.branch === branch) {
      return {
        ours: message,
        ...(foreign && { foreign }),
        base: merged ?? message.base ?? commit.parents[0],
      };
    }
    foreign ??= oid;
    merged ??= commit.parents[1];
    [oid] = commit.parents;
  }
  return { foreign: foreign ?? tip };
}
