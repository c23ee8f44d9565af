import { z } from 'zod';
import { CredentialsProvider } from './Credentials';
import { PullRequest, PullRequestText } from './Forge';
import { HostConnection, HostRequest } from './HostConnection';
import { oid } from './oid';
import { splitReviewers } from './split-reviewers';

/** What they answer of a folder. */
export const folderSchema = z
  .object({
    tree: z.array(
      z.object({
        path: z.string(),
        mode: z.string(),
        type: z.enum(['blob', 'tree', 'commit']),
        sha: oid,
      }),
    ),
    truncated: z.boolean(),
  })
  .transform(({ tree, truncated }) => ({
    entries: tree.map(({ sha, ...entry }) => ({ ...entry, oid: sha })),
    truncated,
  }));

/** Anything: the answer is not looked at. */
const ignored = z.unknown();

/** What GitHub's API does with a pull request, and Gitea's after it, in the same words. */
export abstract class GithubLikeForge {
  /** What they answer of a pull request. */
  protected abstract readonly pullRequest: z.ZodType<PullRequest>;
  /** `/repos/<owner>/<name>` */
  private readonly path: string;

  /** `base`: the base branch. `headers`: sent with each request. */
  constructor(
    protected readonly api: HostConnection,
    { owner, name }: { owner: string; name: string },
    protected readonly base: string,
    private readonly headers: Record<string, string> = {},
  ) {
    const [at, below] = [owner, name].map(encodeURIComponent);
    this.path = `/repos/${at}/${below}`;
  }

  async text(sha: string): Promise<string> {
    const blob = await this.get(
      z.object({ content: z.string(), encoding: z.literal('base64') }),
      `to read file ${sha}`,
      `/git/blobs/${sha}`,
    );
    return Buffer.from(blob.content, 'base64').toString('utf8');
  }

  open(
    branch: string,
    text: PullRequestText,
    credentials?: CredentialsProvider,
  ): Promise<PullRequest> {
    return this.api.json(
      this.pullRequest,
      this.request('to open a pull request', '/pulls', {
        method: 'POST',
        body: { ...text, head: branch, base: this.base },
      }),
      credentials,
    );
  }

  edit(
    number: number,
    text: PullRequestText,
    credentials?: CredentialsProvider,
  ): Promise<PullRequest> {
    return this.patch(number, text, credentials);
  }

  async close(
    number: number,
    credentials?: CredentialsProvider,
  ): Promise<void> {
    await this.patch(number, { state: 'closed' }, credentials);
  }

  async comment(
    number: number,
    body: string,
    credentials?: CredentialsProvider,
  ): Promise<void> {
    const what = `to comment on pull request #${number}`;
    await this.post(what, `/issues/${number}/comments`, { body }, credentials);
  }

  async label(number: number, labels: string[]): Promise<void> {
    const what = `to label pull request #${number}`;
    await this.post(what, `/issues/${number}/labels`, { labels });
  }

  async requestReviews(number: number, reviewers: string[]): Promise<void> {
    await this.post(
      `to ask for reviews of pull request #${number}`,
      `/pulls/${number}/requested_reviewers`,
      splitReviewers(reviewers),
    );
  }

  protected get<T>(
    schema: z.ZodType<T>,
    what: string,
    path: string,
    query?: Record<string, string | number>,
  ): Promise<T> {
    return this.api.json(schema, this.request(what, path, { query }));
  }

  protected async post(
    what: string,
    path: string,
    body: object,
    credentials?: CredentialsProvider,
  ): Promise<void> {
    const request = this.request(what, path, { method: 'POST', body });
    await this.api.json(ignored, request, credentials);
  }

  /** A request about this repository. */
  protected request(
    what: string,
    path: string,
    { headers, ...more }: Partial<HostRequest> = {},
  ): HostRequest {
    return {
      ...more,
      ...{ what, path: `${this.path}${path}` },
      headers: { ...this.headers, ...headers },
    };
  }

  private patch(
    number: number,
    body: object,
    credentials: CredentialsProvider | undefined,
  ): Promise<PullRequest> {
    return this.api.json(
      this.pullRequest,
      this.request(`to edit pull request #${number}`, `/pulls/${number}`, {
        method: 'PATCH',
        body,
      }),
      credentials,
    );
  }
}
