import git from 'isomorphic-git';
import { ObjectStore } from './ObjectStore';
import { editTree } from '../edit-tree';
import { diffCommits, TreeDifference } from '../read-tree';

/** A tree, or the paths that both sides changed. */
export type MergeOutcome = { tree: string } | { conflicts: string[] };

/** `ours`: the head of the base branch, `theirs`: the tip of a change, `base`: their merge base. All commits. */
export interface MergeSides {
  base: string;
  ours: string;
  theirs: string;
  /** Did Callboard make every commit of theirs? Then they hold plain files only, and keep modes. */
  plain: boolean;
}

/**
 * Merges a change into the base branch, without moving a ref.
 *
 * Changes mostly touch files that nobody else touches. Those are laid onto the tree of the base branch; only where both
 * sides changed a path does the line-by-line merge of the whole tree run.
 */
export class ThreeWayMerge {
  private readonly outcomes = new Map<string, Promise<MergeOutcome>>();
  private outcomesOf?: string;

  constructor(private readonly objects: ObjectStore) {}

  /** The paths that cannot be merged. Writes nothing where the sides touch different files. */
  async conflicts(sides: MergeSides): Promise<string[]> {
    if ((await this.contested(sides)).length === 0) return [];
    const outcome = await this.mergeLines(sides);
    return 'conflicts' in outcome ? outcome.conflicts : [];
  }

  /** Writes the merged tree. */
  async merge(sides: MergeSides): Promise<MergeOutcome> {
    if ((await this.contested(sides)).length > 0) {
      return this.mergeLines(sides);
    }
    const ours = await this.objects.commit(sides.ours);
    const edits = await this.edits(sides);
    return { tree: await editTree(this.objects, ours.tree, edits) };
  }

  private edits({ base, theirs }: MergeSides): Promise<TreeDifference[]> {
    return diffCommits(this.objects, base, theirs);
  }

  private async contested(sides: MergeSides): Promise<string[]> {
    const edits = await this.edits(sides);
    if (!sides.plain) return edits.map(({ path }) => path);
    const base = await this.objects.commit(sides.base);
    const ours = await this.objects.commit(sides.ours);
    const contested = await Promise.all(
      edits.map(async ({ path, after }) => {
        const was = await this.standsAt(base.tree, path);
        const is = await this.standsAt(ours.tree, path);
        return is !== was && is !== after ? [path] : [];
      }),
    );
    return contested.flat();
  }

  /** The oid of what is at a path, or of the file that stands where a folder on the way to it should be. */
  private async standsAt(root: string, path: string): Promise<string | null> {
    let oid = root;
    for (const name of path.split('/')) {
      const entries = await this.objects.tree(oid);
      const entry = entries.find(candidate => candidate.path === name);
      if (!entry) return null;
      if (entry.type !== 'tree') return entry.oid;
      oid = entry.oid;
    }
    return oid;
  }

  /** Remembered for as long as our side stays where it is: a list of changes asks again at every page view. */
  private mergeLines(sides: MergeSides): Promise<MergeOutcome> {
    if (this.outcomesOf !== sides.ours) {
      this.outcomes.clear();
      this.outcomesOf = sides.ours;
    }
    const known = this.outcomes.get(sides.theirs);
    if (known) return known;
    const outcome = this.mergeTrees(sides);
    outcome.catch(() => this.outcomes.delete(sides.theirs));
    this.outcomes.set(sides.theirs, outcome);
    return outcome;
  }

  private async mergeTrees(sides: MergeSides): Promise<MergeOutcome> {
    try {
      return { tree: await this.objects.mergedTree(sides.ours, sides.theirs) };
    } catch (error) {
      if (error instanceof git.Errors.MergeConflictError) {
        return { conflicts: [...error.data.filepaths].sort() };
      }
      if (error instanceof git.Errors.MergeNotSupportedError) {
        return { conflicts: await this.contested(sides) };
      }
      throw error;
    }
  }
}
