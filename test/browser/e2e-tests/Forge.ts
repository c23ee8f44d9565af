import { readDemoShop } from '@callboard/plugin-callboard-backend/src/demo-shop';
import { Account, Gitea } from '@callboard/test-forge/src/Gitea';
import { findGitea, pathOf } from '@callboard/test-forge/src/parts';

/** An account, and what somebody types to sign in. */
export interface Person extends Account {
  password: string;
}

/** A pull request, as the API tells of it. */
export interface PullRequest {
  number: number;
  title: string;
  body: string;
  html_url: string;
  labels: { name: string }[];
  user: { login: string };
}

/** A real Gitea with a private GitOps repository that holds the demo shop, and two people who may write to it. */
export class Forge {
  private constructor(
    private readonly gitea: Gitea,
    private readonly path: string,
    /** Whom the portal acts as. Its token may do what docs/how-to/install.md asks for, and no more. */
    readonly bot: Person,
    /** Reviews and merges. */
    readonly anna: Person,
  ) {}

  /** What is missing here to start one, and what to do; nothing where nothing is. */
  static whyMissing(): string | undefined {
    return Object.values(findGitea()).find(part => 'why' in part)?.why;
  }

  static async start(): Promise<Forge> {
    const { gitea: binary, giteaRoot } = findGitea();
    const gitea = await Gitea.start({
      gitea: pathOf(binary),
      giteaRoot: pathOf(giteaRoot),
    });
    const { path } = await gitea.createRepository(
      'gitops',
      await readDemoShop(),
    );
    const member = async (name: string, scopes: string[]) => {
      const person = await createPerson(gitea, name, scopes);
      const place = `/repos/${path}/collaborators/${name}`;
      await ask(gitea, 'PUT', place, { permission: 'write' });
      return person;
    };
    return new Forge(
      gitea,
      path,
      await member('callboard-bot', ['write:repository', 'write:issue']),
      await member('anna', ['all']),
    );
  }

  /** Without a slash at its end. */
  get url(): string {
    return this.gitea.url;
  }

  /** The page of the repository. */
  get repositoryUrl(): string {
    return `${this.url}/${this.path}`;
  }

  /** What the API answers about the repository. @param path what follows it, e.g. `/pulls/1` */
  async read<T>(path: string): Promise<T> {
    return ask(this.gitea, 'GET', `/repos/${this.path}${path}`);
  }

  openPullRequests(): Promise<PullRequest[]> {
    return this.read('/pulls?state=open');
  }

  /** Anna presses the button. */
  async merge(number: number): Promise<void> {
    const path = `/repos/${this.path}/pulls/${number}/merge`;
    await ask(this.gitea, 'POST', path, { Do: 'merge' }, this.anna);
  }

  async stop(): Promise<void> {
    await this.gitea.stop();
  }
}

/** @throws what Gitea says, where it refuses. */
async function ask(
  gitea: Gitea,
  method: string,
  path: string,
  sent?: object,
  account?: Account,
): Promise<any> {
  const { status, body } = await gitea.api(method, path, sent, account);
  if (status < 300) return body;
  throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
}

/** A token is given to whoever has the password. */
async function createPerson(
  gitea: Gitea,
  name: string,
  scopes: string[],
): Promise<Person> {
  const password = `the password of ${name}`;
  await ask(gitea, 'POST', '/admin/users', {
    ...{ username: name, email: `${name}@example.com`, password },
    must_change_password: false,
  });
  const response = await fetch(`${gitea.url}/api/v1/users/${name}/tokens`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${name}:${password}`)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ name: 'test', scopes }),
  });
  const { sha1, message } = await response.json();
  if (!sha1) throw new Error(`no token for ${name}: ${message}`);
  return { name, password, token: sha1 };
}
