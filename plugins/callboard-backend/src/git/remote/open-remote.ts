import {
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { GiteaForge } from '../gitea/GiteaForge';
import { GitHost } from '../GitHost';
import { githubCredentials, GithubForge } from '../github/GithubForge';
import { gitlabCredentials, GitlabForge } from '../gitlab/GitlabForge';
import { basic, Credentials, CredentialsProvider } from './Credentials';
import { Forge } from './Forge';
import { GitServer } from './GitServer';
import { HostConnection } from './HostConnection';
import { RemoteGitHost, RemoteRepository } from './RemoteGitHost';

/** Which repository, as it is configured. */
export interface RemotePlace {
  id: string;
  type: Forge['host'];
  /** Where that stands in the configuration, for messages. */
  at: string;
  /** Its page. */
  url: string;
  /** The base branch. */
  branch: string;
  labels: string[];
  /** Whom to ask for reviews: names at the host, `team:<name>`. */
  reviewers: string[];
}

/** How one kind of host is reached, from what Backstage knows of it (`integrations:`). */
interface Way {
  /** For messages. */
  name: string;
  /** Without a slash at the end. */
  api: string;
  /** The address of its pages, without a slash at the end: what comes behind it names the repository. */
  pages: string;
  credentials: CredentialsProvider;
  forge(api: HostConnection, repository: string, base: string): Forge;
}

type Ways = {
  [Type in RemotePlace['type']]: (
    integrations: ScmIntegrationRegistry,
    url: string,
  ) => Way | undefined;
};

const ways: Ways = {
  github(integrations, url) {
    const found = integrations.github.byUrl(url)?.config;
    if (!found) return undefined;
    const provider =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
    return {
      name: `GitHub (${found.host})`,
      api: found.apiBaseUrl ?? `https://${found.host}/api/v3`,
      pages: new URL(url).origin,
      credentials: async () =>
        githubCredentials(
          tokenOf(await provider.getCredentials({ url }), 'github', url),
        ),
      forge: (api, repository, base) =>
        new GithubForge(api, ownerAndName(repository), base),
    };
  },
  gitlab(integrations, url) {
    const found = integrations.gitlab.byUrl(url)?.config;
    if (!found) return undefined;
    const provider =
      DefaultGitlabCredentialsProvider.fromIntegrations(integrations);
    return {
      name: `GitLab (${found.host})`,
      api: found.apiBaseUrl ?? `${found.baseUrl}/api/v4`,
      pages: found.baseUrl,
      credentials: async () =>
        gitlabCredentials(
          tokenOf(await provider.getCredentials({ url }), 'gitlab', url),
        ),
      forge: (api, repository, base) => new GitlabForge(api, repository, base),
    };
  },
  gitea(integrations, url) {
    const found = integrations.gitea.byUrl(url)?.config;
    if (!found) return undefined;
    const pages = found.baseUrl ?? `https://${found.host}`;
    return {
      name: `Gitea (${found.host})`,
      api: `${pages}/api/v1`,
      pages,
      credentials: async (): Promise<Credentials> => {
        const { username, password } = found;
        const secret = tokenOf({ token: password }, 'gitea', url);
        // With a name it may be a password, which only `Basic` carries.
        const both = basic(username ?? 'callboard', secret);
        return { api: username ? both : `token ${secret}`, git: both };
      },
      forge: (api, repository, base) =>
        new GiteaForge(api, ownerAndName(repository), base),
    };
  },
};

/** What opening needs from around it. */
export interface RemoteOpening
  extends Pick<RemoteRepository, 'personalTokens' | 'warn'> {
  integrations: ScmIntegrationRegistry;
}

/**
 * Opens a repository at a Git host, with what Backstage's `integrations:` say of that host. Nothing is asked of it yet.
 * @throws Error that names the field, where no integration fits or the address is not one of a repository.
 */
export function openRemote(
  config: RemotePlace,
  { integrations, ...rest }: RemoteOpening,
): GitHost {
  const { id, type, url, branch, labels, reviewers } = config;
  const way = ways[type](integrations, url);
  if (!way) {
    throw new Error(
      `${config.at}.url: integrations.${type} has no host ${
        new URL(url).host
      }: add it, with a token`,
    );
  }
  const repository = url.startsWith(`${way.pages}/`)
    ? url.slice(way.pages.length + 1).replace(/(\.git)?\/*$/, '')
    : '';
  const segments = repository.split('/');
  const isWhole =
    type === 'gitlab' ? segments.length >= 2 : segments.length === 2;
  if (!isWhole || ['', '-'].some(name => segments.includes(name))) {
    throw new Error(
      `${config.at}.url: ${url} is not the address of a repository: use ${way.pages}/<owner>/<name>`,
    );
  }
  const address = {
    name: way.name,
    credentials: way.credentials,
    configuredIn: `integrations.${type}`,
  };
  const api = new HostConnection({ ...address, base: way.api, door: 'api' });
  const git = `${way.pages}/${repository}.git`;
  return new RemoteGitHost({
    ...{ id, branch, labels, reviewers, ...rest },
    url: `${way.pages}/${repository}`,
    forge: way.forge(api, repository, branch),
    server: new GitServer(
      new HostConnection({ ...address, base: git, door: 'git' }),
    ),
  });
}

function tokenOf(
  { token }: { token?: string },
  type: string,
  url: string,
): string {
  if (!token) {
    throw new Error(
      `integrations.${type} has no token for ${url}: add one, or install the App there`,
    );
  }
  return token;
}

function ownerAndName(repository: string) {
  const [owner, name] = repository.split('/');
  return { owner, name };
}
