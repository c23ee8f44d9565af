import { z } from 'zod';
import { Commit, TreeEntry } from '../objects';
import { basic, CredentialsProvider } from '../remote/Credentials';
import { Forge, PullRequest } from '../remote/Forge';
import { folderSchema, GithubLikeForge } from '../remote/GithubLikeForge';
import { encodePath, HostConnection, ifThere } from '../remote/HostConnection';
import { oid } from '../remote/oid';

/** The most that GitHub answers in one page. */
const largestPage = 100;

const commitSchema = z.object({
  message: z.string(),
  tree: z.object({ sha: oid }),
  author: z.object({ date: z.string() }),
  parents: z.array(z.object({ sha: oid })),
});

const pullSchema = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullable(),
  state: z.enum(['open', 'closed']),
  merged_at: z.string().nullable(),
  /** Only where one is asked for alone; null while GitHub finds out, which it does not before somebody asks. */
  mergeable: z.boolean().nullish(),
  created_at: z.string(),
  base: z.object({ repo: z.object({ id: z.number() }) }),
  // The repository of a fork may be deleted.
  head: z.object({
    ref: z.string(),
    sha: oid,
    repo: z.object({ id: z.number() }).nullable(),
  }),
});

const pullRequestSchema = pullSchema.transform(pullRequestOf);

const versioned = {
  Accept: 'application/vnd.github+json',
  'X-GitHub-Api-Version': '2022-11-28',
};

/**
 * GitHub, in the cloud or as GitHub Enterprise Server.
 * @see https://docs.github.com/en/rest?apiVersion=2022-11-28
 */
export class GithubForge extends GithubLikeForge implements Forge {
  readonly host = 'github';
  /** More is answered with 422. */
  readonly largestBody = 65_536;
  protected readonly pullRequest = pullRequestSchema;

  /** `base`: the base branch. */
  constructor(
    api: HostConnection,
    private readonly repository: { owner: string; name: string },
    base: string,
  ) {
    super(api, repository, base, versioned);
  }

  personal(token: string): CredentialsProvider {
    return async () => githubCredentials(token);
  }

  async commit(sha: string): Promise<Commit> {
    const { message, tree, author, parents } = await this.get(
      commitSchema,
      `to read commit ${sha}`,
      `/git/commits/${sha}`,
    );
    return {
      oid: sha,
      tree: tree.sha,
      parents: parents.map(parent => parent.sha),
      message,
      authoredAt: Math.floor(Date.parse(author.date) / 1000),
    };
  }

  async tree(sha: string): Promise<TreeEntry[]> {
    const { entries, truncated } = await this.get(
      folderSchema,
      `to read folder ${sha}`,
      `/git/trees/${sha}`,
    );
    // One folder of more than 100,000 entries: to go on with a part of them would be to overlook policies.
    if (truncated) throw new Error(`folder ${sha} is too large for GitHub`);
    return entries;
  }

  archive(commit: string): Promise<ReadableStream<Uint8Array>> {
    return this.api.stream(
      this.request('to read the repository', `/tarball/${commit}`),
    );
  }

  async commitsOf(commit: string, path: string, most: number) {
    const commits = await this.get(
      z.array(z.object({ sha: oid })),
      `to read the history of ${path}`,
      '/commits',
      { sha: commit, path, per_page: most },
    );
    return commits.map(({ sha }) => sha);
  }

  async fileAt(commit: string, path: string): Promise<string | undefined> {
    const bytes = await ifThere(
      this.api.bytes(
        this.request(`to read ${path}`, `/contents/${encodePath(path)}`, {
          query: { ref: commit },
          headers: { Accept: 'application/vnd.github.raw+json' },
        }),
      ),
    );
    return bytes?.toString('utf8');
  }

  /** GitHub tells whether it can be merged only of one that is asked for alone. */
  async openPullRequestsOf(branch: string): Promise<PullRequest[]> {
    const open = await this.pulls({ ...this.head(branch), state: 'open' });
    const whole = await Promise.all(
      open.map(({ name, number }) =>
        this.get(
          pullRequestSchema,
          `to read pull request ${name}`,
          `/pulls/${number}`,
        ),
      ),
    );
    return whole.reverse();
  }

  endedPullRequestsOf(branch: string): Promise<PullRequest[]> {
    return this.pulls({ ...this.head(branch), state: 'closed' });
  }

  recentPullRequests(): Promise<PullRequest[]> {
    return this.pulls({ state: 'all' });
  }

  private head(branch: string) {
    return { head: `${this.repository.owner}:${branch}` };
  }

  /** A page of them, newest first, without those of forks. */
  private async pulls(query: Record<string, string>): Promise<PullRequest[]> {
    const pulls = await this.get(
      z.array(pullSchema),
      'to list the pull requests',
      '/pulls',
      {
        ...query,
        ...{ base: this.base, per_page: largestPage },
        ...{ sort: 'created', direction: 'desc' },
      },
    );
    return pulls
      .filter(({ base, head }) => head.repo?.id === base.repo.id)
      .map(pullRequestOf);
  }
}

/** An App's token, a person's, a personal access token: GitHub takes them all alike. */
export function githubCredentials(token: string) {
  return { api: `Bearer ${token}`, git: basic('x-access-token', token) };
}

function pullRequestOf(pull: z.infer<typeof pullSchema>): PullRequest {
  const { number, html_url: url, title, body, head } = pull;
  const ended = pull.merged_at ? 'merged' : 'closed';
  return {
    ...{ number, url, title },
    body: body ?? '',
    name: `#${number}`,
    branch: head.ref,
    tip: head.sha,
    state: pull.state === 'open' ? 'open' : ended,
    isMergeable: pull.mergeable === true,
    openedAt: new Date(pull.created_at).toISOString(),
  };
}
