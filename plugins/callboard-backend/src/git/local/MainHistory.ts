import { ObjectStore } from './ObjectStore';

/**
 * The commits behind the base branch, read once and extended as it advances.
 *
 * A branch whose tip is reachable from the base branch is merged, whatever folder its ref is in: this is what repairs a
 * process that was killed between two refs.
 */
export class MainHistory {
  private head?: string;
  private commits = new Set<string>();
  private mainline = new Set<string>();
  private mergedOnto = new Map<string, string>();

  constructor(private readonly objects: ObjectStore) {}

  /** Takes in the commits up to a head; a rewritten history is read anew. */
  async advance(head: string): Promise<void> {
    if (head === this.head) return;
    const fresh = await this.walk(head, this.commits);
    if (!this.head || fresh.met.has(this.head)) {
      fresh.commits.forEach(oid => this.commits.add(oid));
    } else {
      this.commits = (await this.walk(head, new Set())).commits;
      this.mainline = new Set();
    }
    this.head = head;
    await this.followMainline(head);
  }

  /** Is the commit the head or behind it? */
  contains(commit: string): boolean {
    return this.commits.has(commit);
  }

  /** Was the commit once the head? First parents lead to it. */
  wasHead(commit: string): boolean {
    return this.mainline.has(commit);
  }

  /** The head that a merged tip was merged onto. */
  headBefore(mergedTip: string): string | undefined {
    return this.mergedOnto.get(mergedTip);
  }

  private async walk(head: string, known: Set<string>) {
    const commits = new Set<string>();
    const met = new Set<string>();
    const waiting = [head];
    for (let oid = waiting.pop(); oid; oid = waiting.pop()) {
      if (known.has(oid)) met.add(oid);
      else if (!commits.has(oid)) {
        commits.add(oid);
        waiting.push(...(await this.objects.commit(oid)).parents);
      }
    }
    return { commits, met };
  }

  private async followMainline(head: string) {
    let next: string | undefined = head;
    while (next && !this.mainline.has(next)) {
      this.mainline.add(next);
      const { parents }: { parents: string[] } = await this.objects.commit(
        next,
      );
      parents.slice(1).forEach(tip => this.mergedOnto.set(tip, parents[0]));
      next = parents[0];
    }
  }
}
