import { GitHost } from '../git/GitHost';
import { readCommit } from './read-commit';
import { RepositoryState } from './state';

/** What a repository holds, and when it was looked at. */
export interface Sighting {
  state: RepositoryState;
  readAt: Date;
  /** Why it cannot be read now; nothing where it can. */
  failure?: string;
}

/** What is shown, and since when. */
interface Shown {
  sighting: Sighting;
  since: Date;
}

/** How a repository is looked at. */
export interface Looking {
  /** So old may be what a page shows; 0: it is looked at each time. */
  maxAgeSeconds?: number;
  now?: () => Date;
}

/** A repository and what it holds at its head, read once per commit and shared by all who ask. */
export class Repository {
  private latest:
    | { commit: string; state: Promise<RepositoryState> }
    | undefined;

  private shown: Shown | undefined;

  private looking: Promise<Sighting> | undefined;

  private nextLook: Promise<Sighting> | undefined;

  private lastRead: RepositoryState | undefined;

  private readonly maxAge: number;

  private readonly now: () => Date;

  constructor(
    readonly host: GitHost,
    { maxAgeSeconds = 0, now = () => new Date() }: Looking = {},
  ) {
    this.maxAge = maxAgeSeconds * 1000;
    this.now = now;
  }

  get id(): string {
    return this.host.id;
  }

  /**
   * What the head holds, as of `maxAgeSeconds` ago at most; where it cannot be read, the last that could, which says so.
   * @throws where it could never be read.
   */
  async look(): Promise<Sighting> {
    if (this.shown && this.isEnough(this.shown)) return this.shown.sighting;
    try {
      return await (this.maxAge
        ? this.looking ?? this.beginLook()
        : this.refresh());
    } catch (error) {
      if (!this.shown) throw error;
      return this.shown.sighting;
    }
  }

  /**
   * Looks now, whatever the age of the last sighting. A look under way may have come too early for what the caller
   * knows, so another one follows; however many ask meanwhile, it is one.
   * @throws where it cannot be read.
   */
  async refresh(): Promise<Sighting> {
    if (!this.looking) return this.beginLook();
    this.nextLook ??= this.looking
      .catch(() => {})
      .then(() => {
        this.nextLook = undefined;
        return this.beginLook();
      });
    return this.nextLook;
  }

  private beginLook(): Promise<Sighting> {
    this.looking ??= this.see().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async see(): Promise<Sighting> {
    const readAt = this.now();
    try {
      const sighting = { state: await this.read(), readAt };
      this.shown = { sighting, since: readAt };
      return sighting;
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      if (this.shown) {
        const sighting = { ...this.shown.sighting, failure };
        this.shown = { sighting, since: this.now() };
      }
      throw error;
    }
  }

  /** Nobody waits for a host that is known to fail while somebody tries it again. */
  private isEnough({ sighting, since }: Shown): boolean {
    if (this.now().getTime() - since.getTime() < this.maxAge) return true;
    return this.maxAge > 0 && Boolean(sighting.failure && this.looking);
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
    this.lastRead = await readCommit(this.host, commit, this.lastRead);
    return this.lastRead;
  }
}
