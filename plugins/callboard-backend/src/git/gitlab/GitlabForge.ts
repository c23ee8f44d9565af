import { z } from 'zod';
import { Commit, TreeEntry } from '../objects';
import { basic, CredentialsProvider } from '../remote/Credentials';
import { Forge, PullRequest, PullRequestText } from '../remote/Forge';
import { oidOf, treeObject } from '../remote/git-object';
import { HostConnection, HostRequest, ifThere } from '../remote/HostConnection';
import { oid } from '../remote/oid';

/** The most that GitLab answers in one page. */
const largestPage = 100;

const commitSchema = z.object({
  id: oid,
  parent_ids: z.array(oid),
  message: z.string(),
  authored_date: z.string(),
});

const treeSchema = z.array(
  z.object({
    id: oid,
    name: z.string(),
    type: z.enum(['blob', 'tree', 'commit']),
    mode: z.string(),
  }),
);

const mergeRequestSchema = z.object({
  iid: z.number(),
  web_url: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  state: z.enum(['opened', 'closed', 'merged', 'locked']),
  /** Among others `unchecked`, `checking`, `can_be_merged`. Only the last one tells that nothing is in conflict. */
  merge_status: z.string(),
  created_at: z.string(),
  source_branch: z.string(),
  source_project_id: z.number(),
  target_project_id: z.number(),
  // What GitLab has looked at: nothing yet of a new one, the commit before for a moment after a push.
  sha: oid.nullable(),
});

type MergeRequest = z.infer<typeof mergeRequestSchema>;

const userSchema = z.object({ id: z.number() });

/** Anything: the answer is not looked at. */
const ignored = z.unknown();

/** Where a folder is: GitLab lists folders by path, not by oid. */
interface Place {
  commit: string;
  path: string;
}

/**
 * GitLab, in the cloud or self-managed. What others call a pull request is a merge request here.
 * @see https://docs.gitlab.com/api/rest/
 */
export class GitlabForge implements Forge {
  readonly host = 'gitlab';
  /** A longer description is refused. */
  readonly largestBody = 1_048_576;
  private readonly path: string;
  private readonly places = new Map<string, Place>();

  /** `project`: `<group>/<subgroup>/<name>`. `base`: the base branch. */
  constructor(
    private readonly api: HostConnection,
    project: string,
    private readonly base: string,
  ) {
    this.path = `/projects/${encodeURIComponent(project)}`;
  }

  personal(token: string): CredentialsProvider {
    return async () => gitlabCredentials(token);
  }

  async commit(sha: string): Promise<Commit> {
    const [commit, root] = await Promise.all([
      this.get(
        commitSchema,
        `to read commit ${sha}`,
        `/repository/commits/${sha}`,
        { stats: 'false' },
      ),
      this.folder({ commit: sha, path: '' }),
    ]);
    return {
      oid: sha,
      tree: root.oid,
      parents: commit.parent_ids,
      message: commit.message,
      authoredAt: Math.floor(Date.parse(commit.authored_date) / 1000),
    };
  }

  /** @throws for a folder whose parent was never listed: nobody knows where it is. */
  async tree(sha: string): Promise<TreeEntry[]> {
    const place = this.places.get(sha);
    if (!place) throw new Error(`nobody knows where folder ${sha} is`);
    return (await this.folder(place)).entries;
  }

  async text(sha: string): Promise<string> {
    const bytes = await this.api.bytes({
      what: `to read file ${sha}`,
      path: `${this.path}/repository/blobs/${sha}/raw`,
    });
    return bytes.toString('utf8');
  }

  archive(commit: string): Promise<ReadableStream<Uint8Array>> {
    return this.api.stream({
      what: 'to read the repository',
      path: `${this.path}/repository/archive.tar.gz`,
      query: { sha: commit },
      // What says `cors` GitLab takes for a page that links to its archives: 406.
      mode: 'same-origin',
    });
  }

  async commitsOf(commit: string, path: string, most: number) {
    const commits = await this.get(
      z.array(z.object({ id: oid })),
      `to read the history of ${path}`,
      '/repository/commits',
      { ref_name: commit, path, per_page: most },
    );
    return commits.map(({ id }) => id);
  }

  async fileAt(commit: string, path: string): Promise<string | undefined> {
    const bytes = await ifThere(
      this.api.bytes({
        what: `to read ${path}`,
        path: `${this.path}/repository/files/${encodeURIComponent(path)}/raw`,
        query: { ref: commit },
      }),
    );
    return bytes?.toString('utf8');
  }

  /** Their tip is asked of the branch: GitLab itself takes a moment to notice a push. */
  async openPullRequestsOf(branch: string): Promise<PullRequest[]> {
    const [open, tip] = await Promise.all([
      this.mergeRequests({
        ...{ source_branch: branch, state: 'opened' },
        with_merge_status_recheck: 'true',
      }),
      this.tipOf(branch),
    ]);
    return open.reverse().map(one => ({ ...one, tip: tip ?? one.tip }));
  }

  async endedPullRequestsOf(branch: string): Promise<PullRequest[]> {
    const all = await this.mergeRequests({
      source_branch: branch,
      state: 'all',
    });
    return all.filter(({ state }) => state !== 'open');
  }

  recentPullRequests(): Promise<PullRequest[]> {
    return this.mergeRequests({ state: 'all' });
  }

  async open(
    branch: string,
    { title, body }: PullRequestText,
    credentials?: CredentialsProvider,
  ): Promise<PullRequest> {
    const opened = await this.api.json(
      mergeRequestSchema,
      {
        what: 'to open a merge request',
        method: 'POST',
        path: `${this.path}/merge_requests`,
        body: {
          ...{ source_branch: branch, target_branch: this.base },
          ...{ title, description: body },
        },
      },
      credentials,
    );
    return this.pullRequestOf(opened);
  }

  async edit(
    number: number,
    { title, body }: PullRequestText,
    credentials?: CredentialsProvider,
  ): Promise<PullRequest> {
    const edited = await this.api.json(
      mergeRequestSchema,
      this.putTo(number, 'to edit', { title, description: body }),
      credentials,
    );
    return this.pullRequestOf(edited);
  }

  async close(
    number: number,
    credentials?: CredentialsProvider,
  ): Promise<void> {
    const body = { state_event: 'close' };
    await this.api.json(
      ignored,
      this.putTo(number, 'to close', body),
      credentials,
    );
  }

  async comment(
    number: number,
    body: string,
    credentials?: CredentialsProvider,
  ): Promise<void> {
    await this.api.json(
      ignored,
      {
        what: `to comment on merge request !${number}`,
        method: 'POST',
        path: `${this.path}/merge_requests/${number}/notes`,
        body: { body },
      },
      credentials,
    );
  }

  /** Labels that are not there are made by GitLab. */
  async label(number: number, labels: string[]): Promise<void> {
    const body = { add_labels: labels.join(',') };
    await this.api.json(ignored, this.putTo(number, 'to label', body));
  }

  /**
   * GitLab asks people only; teams (`team:<name>`) are left to its approval rules. Whom it asks by itself stays.
   * @throws where it knows no such person.
   */
  async requestReviews(number: number, reviewers: string[]): Promise<void> {
    const people = reviewers.filter(name => !name.startsWith('team:'));
    if (people.length === 0) return;
    const [asked, ...wanted] = await Promise.all([
      this.reviewersOf(number),
      ...people.map(name => this.userOf(name)),
    ]);
    const body = { reviewer_ids: [...new Set([...asked, ...wanted])] };
    await this.api.json(
      ignored,
      this.putTo(number, 'to ask reviewers of', body),
    );
  }

  private async reviewersOf(number: number): Promise<number[]> {
    const { reviewers } = await this.get(
      z.object({ reviewers: z.array(userSchema) }),
      `to read merge request !${number}`,
      `/merge_requests/${number}`,
    );
    return reviewers.map(({ id }) => id);
  }

  private async userOf(username: string): Promise<number> {
    const [user] = await this.api.json(z.array(userSchema), {
      ...{ what: `to look up ${username}`, path: '/users' },
      query: { username },
    });
    if (!user) throw new Error(`GitLab knows nobody named ${username}`);
    return user.id;
  }

  private async folder(place: Place) {
    const entries: TreeEntry[] = [];
    for (let number = 1; ; number++) {
      const page = await this.get(
        treeSchema,
        `to read folder ${place.path || '/'}`,
        '/repository/tree',
        {
          ...{ ref: place.commit, path: place.path },
          ...{ page: number, per_page: largestPage },
        },
      );
      entries.push(
        ...page.map(({ id, name, type, mode }) => ({
          ...{ mode, path: name, oid: id, type },
        })),
      );
      if (page.length < largestPage) break;
    }
    for (const { type, oid: sha, path } of entries) {
      const below = [place.path, path].filter(Boolean).join('/');
      if (type === 'tree') {
        this.places.set(sha, { commit: place.commit, path: below });
      }
    }
    const sha = oidOf(treeObject(entries));
    this.places.set(sha, place);
    return { oid: sha, entries };
  }

  /** A page of them, newest first, without those of forks. */
  private async mergeRequests(query: Record<string, string>) {
    const found = await this.get(
      z.array(mergeRequestSchema),
      'to list the merge requests',
      '/merge_requests',
      {
        ...query,
        ...{ target_branch: this.base, per_page: largestPage },
        ...{ order_by: 'created_at', sort: 'desc' },
      },
    );
    const ours = found
      .filter(one => one.source_project_id === one.target_project_id)
      .map(one => this.pullRequestOf(one));
    // One without any commit tells nothing: its branch was gone before GitLab looked.
    return (await Promise.all(ours)).filter(({ tip }) => tip);
  }

  private async pullRequestOf(request: MergeRequest): Promise<PullRequest> {
    const { iid, web_url: url, title, description, state } = request;
    const branch = request.source_branch;
    const ended = state === 'merged' ? 'merged' : 'closed';
    return {
      ...{ number: iid, url, title, branch },
      body: description ?? '',
      name: `!${iid}`,
      tip: request.sha ?? (await this.tipOf(branch)) ?? '',
      state: state === 'opened' || state === 'locked' ? 'open' : ended,
      isMergeable: request.merge_status === 'can_be_merged',
      openedAt: new Date(request.created_at).toISOString(),
    };
  }

  /** Nothing where there is no such branch. */
  private async tipOf(branch: string): Promise<string | undefined> {
    const found = await ifThere(
      this.get(
        z.object({ commit: z.object({ id: oid }) }),
        `to read branch ${branch}`,
        `/repository/branches/${encodeURIComponent(branch)}`,
      ),
    );
    return found?.commit.id;
  }

  private get<T>(
    schema: z.ZodType<T>,
    what: string,
    path: string,
    query: Record<string, string | number> = {},
  ): Promise<T> {
    return this.api.json(schema, { what, path: `${this.path}${path}`, query });
  }

  private putTo(number: number, what: string, body: object): HostRequest {
    return {
      what: `${what} merge request !${number}`,
      method: 'PUT',
      path: `${this.path}/merge_requests/${number}`,
      body,
    };
  }
}

/** Personal, group and OAuth tokens: GitLab takes them all alike. */
export function gitlabCredentials(token: string) {
  return { api: `Bearer ${token}`, git: basic('oauth2', token) };
}
