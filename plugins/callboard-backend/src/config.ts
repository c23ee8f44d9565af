import { Config } from '@backstage/config';
import {
  ClustersConfig,
  readClusters,
} from './cluster/configured/read-clusters';
import { RemotePlace } from './git/remote/open-remote';

/** A Git repository on the local disk, for trying things out: changes are merged in the portal itself. */
export interface LocalRepositoryConfig {
  id: string;
  type: 'local';
  /** Folder of the bare repository; made and seeded where it does not exist. */
  path: string;
  branch: string;
}

/** A repository at a Git host, with what Backstage's `integrations:` know of that host. */
export interface RemoteRepositoryConfig extends RemotePlace {
  /** How old what is shown may be; a webhook makes it younger. */
  pollSeconds: number;
}

export type RepositoryConfig = LocalRepositoryConfig | RemoteRepositoryConfig;

export interface CallboardConfig {
  repositories: RepositoryConfig[];
  clusters: ClustersConfig;
  /** Nothing can be proposed, merged or closed. */
  readOnly: boolean;
  /** Changes are sent to Git hosts with the person's own token only. */
  personalTokens: boolean;
  /** The portal's address, for links in what is written elsewhere. */
  portal?: string;
}

const remoteTypes = ['github', 'gitlab', 'gitea'] as const;

/**
 * Reads the `callboard` section, and what Backstage says of itself that concerns us.
 *
 * Without it there are no repositories. Throws where an id stands twice, a type is not known, an address is none, or a
 * local repository is configured in production without `allowInProduction: true`, for merging there bypasses review.
 */
export function readConfig(
  config: Config,
  environment: { production: boolean },
): CallboardConfig {
  const section = config.getOptionalConfig('callboard');
  const repositories = (
    section?.getOptionalConfigArray('repositories') ?? []
  ).map((repository, index) =>
    readRepository(repository, `callboard.repositories[${index}]`, environment),
  );
  const twice = repositories.find(
    ({ id }, index) =>
      repositories.findIndex(other => other.id === id) !== index,
  );
  if (twice) {
    throw new Error(
      `callboard.repositories: the id '${twice.id}' stands twice`,
    );
  }
  const portal = config.getOptionalString('app.baseUrl')?.replace(/\/+$/, '');
  return {
    repositories,
    clusters: readClusters(config),
    readOnly: section?.getOptionalBoolean('readOnly') ?? false,
    personalTokens:
      config.getOptionalBoolean('scaffolder.requireScmUserCredentials') ??
      false,
    ...(portal && { portal }),
  };
}

function readRepository(
  repository: Config,
  at: string,
  environment: { production: boolean },
): RepositoryConfig {
  const id = repository.getString('id');
  const type = repository.getString('type');
  const branch = repository.getOptionalString('branch') ?? 'main';
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)) {
    throw new Error(
      `${at}.id: '${id}' is not an id: use up to 63 of a–z, 0–9 and '-'`,
    );
  }
  const remote = remoteTypes.find(known => known === type);
  if (remote) {
    return { id, type: remote, at, branch, ...readRemote(repository, at) };
  }
  if (type !== 'local') {
    throw new Error(
      `${at}.type: '${type}' is not known: use ${remoteTypes.join(
        ', ',
      )} or local`,
    );
  }
  if (
    environment.production &&
    !repository.getOptionalBoolean('allowInProduction')
  ) {
    throw new Error(
      `${at}: a local repository bypasses code review and is off in production: set allowInProduction: true if you mean it`,
    );
  }
  return { id, type, path: repository.getString('path'), branch };
}

function readRemote(repository: Config, at: string) {
  const url = repository.getString('url').replace(/\/+$/, '');
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['https:', 'http:'].includes(parsed.protocol)) {
    throw new Error(
      `${at}.url: '${url}' is not the address of a repository: use https://<host>/<owner>/<name>`,
    );
  }
  if (parsed.username || parsed.password) {
    throw new Error(
      `${at}.url: no credentials in the address: they belong to integrations`,
    );
  }
  const pollSeconds = repository.getOptionalNumber('pollSeconds') ?? 60;
  if (!(pollSeconds >= 5)) {
    throw new Error(`${at}.pollSeconds: at least 5, got ${pollSeconds}`);
  }
  return {
    url,
    pollSeconds,
    labels: repository.getOptionalStringArray('labels') ?? ['callboard'],
    reviewers: repository.getOptionalStringArray('reviewers') ?? [],
  };
}
