import { z } from 'zod';
import { Commit, TreeEntry } from '../objects';
import { basic, CredentialsProvider } from '../remote/Credentials';
import { Forge, PullRequest } from '../remote/Forge';
import { folderSchema, GithubLikeForge } from '../remote/GithubLikeForge';
import { encodePath, ifThere } from '../remote/HostConnection';
import { oid } from '../remote/oid';

/** The most that Gitea answers in one page. */
const page = { pulls: 50, labels: 50, tree: 1000 };
/** Pages of ended pull requests that are looked through for one branch. */
const mostPages = 20;

const commitSchema = z.object({
  sha: oid,
  commit: z.object({
    message: z.string(),
    tree: z.object({ sha: oid }),
    author: z.object({ date: z.string() }),
  }),
  parents: z.array(z.object({ sha: oid })),
});

const pullSchema = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string(),
  state: z.string(),
  merged: z.boolean(),
  mergeable: z.boolean(),
  created_at: z.string(),
  base: z.object({ repo_id: z.number() }),
  // The label keeps the name of a branch that is deleted; the ref does not.
  head: z.object({ label: z.string(), sha: oid, repo_id: z.number() }),
});

const pullRequestSchema = pullSchema.transform(pullRequestOf);

/** Without what is dear and not needed of a commit. */
const short = { stat: 'false', files: 'false', verification: 'false' };

/**
 * Gitea, and Forgejo, which has the same API.
 * @see https://docs.gitea.com/api/
 */
export class GiteaForge extends GithubLikeForge implements Forge {
  readonly host = 'gitea';
  /** Gitea knows no limit; this is what others allow. */
  readonly largestBody = 65_536;

  protected readonly pullRequest = pullRequestSchema;

  personal(token: string): CredentialsProvider {
    return async () => ({
      api: `Bearer ${token}`,
      git: basic('oauth2', token),
    });
  }

  async commit(sha: string): Promise<Commit> {
    const { commit, parents } = await this.get(
      commitSchema,
      `to read commit ${sha}`,
      `/git/commits/${sha}`,
      short,
    );
    return {
      oid: sha,
      // Gitea names the commit once more here, and takes it where it wants a folder.
      tree: commit.tree.sha,
      parents: parents.map(parent => parent.sha),
      message: commit.message,
      authoredAt: Math.floor(Date.parse(commit.author.date) / 1000),
    };
  }

  async tree(sha: string): Promise<TreeEntry[]> {
    const entries: TreeEntry[] = [];
    for (let number = 1; ; number++) {
      const { entries: found, truncated } = await this.get(
        folderSchema,
        `to read folder ${sha}`,
        `/git/trees/${sha}`,
        { page: number, per_page: page.tree },
      );
      entries.push(...found);
      if (!truncated) return entries;
    }
  }

  archive(commit: string): Promise<ReadableStream<Uint8Array>> {
    return this.api.stream(
      this.request('to read the repository', `/archive/${commit}.tar.gz`),
    );
  }

  async commitsOf(commit: string, path: string, most: number) {
    // A path that never was is answered with 404.
    const commits = await ifThere(
      this.get(
        z.array(z.object({ sha: oid })),
        `to read the history of ${path}`,
        '/commits',
        { sha: commit, path, limit: most, ...short },
      ),
    );
    return (commits ?? []).map(({ sha }) => sha);
  }

  async fileAt(commit: string, path: string): Promise<string | undefined> {
    const bytes = await ifThere(
      this.api.bytes(
        this.request(`to read ${path}`, `/raw/${encodePath(path)}`, {
          query: { ref: commit },
        }),
      ),
    );
    return bytes?.toString('utf8');
  }

  async openPullRequestsOf(branch: string): Promise<PullRequest[]> {
    if (!(await this.hadPullRequest(branch))) return [];
    const open: PullRequest[] = [];
    for (let number = 1; ; number++) {
      const { pulls, isLast } = await this.pulls('open', number);
      open.unshift(...pulls.filter(pull => pull.branch === branch).reverse());
      if (isLast) return open;
    }
  }

  async endedPullRequestsOf(branch: string): Promise<PullRequest[]> {
    if (!(await this.hadPullRequest(branch))) return [];
    const ended: PullRequest[] = [];
    for (let number = 1; number <= mostPages; number++) {
      const { pulls, isLast } = await this.pulls('closed', number);
      ended.push(...pulls.filter(pull => pull.branch === branch));
      if (isLast) break;
    }
    return ended;
  }

  async recentPullRequests(): Promise<PullRequest[]> {
    return (await this.pulls('all', 1)).pulls;
  }

  /** A label that is not there is ignored without a word, so it is made first. */
  override async label(number: number, labels: string[]): Promise<void> {
    const present = await this.get(
      z.array(z.object({ name: z.string() })),
      'to read the labels',
      '/labels',
      { limit: page.labels },
    );
    const missing = labels.filter(
      label => !present.some(({ name }) => name === label),
    );
    for (const name of missing) {
      const label = { name, color: '#5319e7' };
      await this.post(`to make the label ${name}`, '/labels', label);
    }
    await super.label(number, labels);
  }

  /** One request tells for most branches that there never was a pull request; of several it answers any. */
  private async hadPullRequest(branch: string): Promise<boolean> {
    const base = encodeURIComponent(this.base);
    const bytes = await ifThere(
      this.api.bytes(
        this.request(
          `to look for a pull request of ${branch}`,
          `/pulls/${base}/${branch}`,
        ),
      ),
    );
    return bytes !== undefined;
  }

  /** A page of them, newest first, without those of forks and those into other branches. */
  private async pulls(state: 'open' | 'closed' | 'all', number: number) {
    const pulls = await this.get(
      z.array(pullSchema),
      'to list the pull requests',
      '/pulls',
      {
        ...{ state, base_branch: this.base },
        ...{ page: number, limit: page.pulls },
      },
    );
    return {
      pulls: pulls
        .filter(({ base, head }) => head.repo_id === base.repo_id)
        .map(pullRequestOf),
      isLast: pulls.length < page.pulls,
    };
  }
}

function pullRequestOf(pull: z.infer<typeof pullSchema>): PullRequest {
  const { number, html_url: url, title, body, mergeable, head } = pull;
  const ended = pull.merged ? 'merged' : 'closed';
  return {
    ...{ number, url, title, body },
    name: `#${number}`,
    branch: head.label,
    tip: head.sha,
    state: pull.state === 'open' ? 'open' : ended,
    isMergeable: mergeable,
    openedAt: new Date(pull.created_at).toISOString(),
  };
}
