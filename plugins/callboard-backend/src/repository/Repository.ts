import { GitHost } from '../git/GitHost';
import { RepositoryState, toState } from './state';

/** What a repository holds, and when it was looked at. */
export interface Sighting {
  state: RepositoryState;
  readAt: Date;
  /** Why it cannot be read now; nothing where it can. */
  failure?: string;
}

/** A repository and what it holds at its head, read once per commit and shared by all who ask. */
export class Repository {
  private latest:
    | { commit: string; state: Promise<RepositoryState> }
    | undefined;

  private lastSeen: Sighting | undefined;

  constructor(
    readonly host: GitHost,
    private readonly now: () => Date = () => new Date(),
  ) {}

  get id(): string {
    return this.host.id;
  }

  /** What the head holds; where it cannot be read, the last that could, which says so. */
  async look(): Promise<Sighting> {
    try {
      this.lastSeen = { state: await this.read(), readAt: this.now() };
      return this.lastSeen;
    } catch (error) {
      if (!this.lastSeen) throw error;
      return {
        ...this.lastSeen,
        failure: error instanceof Error ? error.message : String(error),
      };
    }
  }

  /** What the head of the base branch holds now. */
  async read(): Promise<RepositoryState> {
    const commit = await this.host.head();
    if (this.latest?.commit !== commit) {
      const state = this.readCommit(commit);
      const latest = { commit, state };
      this.latest = latest;
      // A failed read is not remembered: the next reader tries again.
      state.catch(() => {
        if (this.latest === latest) this.latest = undefined;
      });
    }
    return this.latest.state;
  }

  private async readCommit(commit: string): Promise<RepositoryState> {
    const listed = (
      await Promise.all(
        ['platform', 'services', 'deploy'].map(folder =>
          this.host.list(commit, folder),
        ),
      )
    ).flat();
    const texts = await this.host.read(
      commit,
      listed.map(({ path }) => path),
    );
    return toState(
      commit,
      new Map(
        listed.flatMap(({ path, oid }) => {
          const text = texts.get(path);
          return text === undefined ? [] : [[path, { oid, text }] as const];
        }),
      ),
    );
  }
}
