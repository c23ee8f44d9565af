import { GitHost } from '../git/GitHost';
import { RepositoryState, toState } from './state';

/** A repository and what it holds at its head, read once per commit and shared by all who ask. */
export class Repository {
  private latest:
    | { commit: string; state: Promise<RepositoryState> }
    | undefined;

  constructor(readonly host: GitHost) {}

  get id(): string {
    return this.host.id;
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
