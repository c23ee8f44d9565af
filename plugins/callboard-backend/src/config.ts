import { Config } from '@backstage/config';

/** A Git repository on the local disk, for trying things out: changes are merged in the portal itself. */
export interface LocalRepositoryConfig {
  id: string;
  type: 'local';
  /** Folder of the bare repository; made and seeded where it does not exist. */
  path: string;
  branch: string;
}

export interface CallboardConfig {
  repositories: LocalRepositoryConfig[];
  /** Nothing can be proposed, merged or closed. */
  readOnly: boolean;
}

/**
 * Reads the `callboard` section.
 *
 * Without it there are no repositories. Throws where an id stands twice, a type is not known, or a local
 * repository is configured in production without `allowInProduction: true`, for merging there bypasses review.
 */
export function readConfig(
  config: Config,
  environment: { production: boolean },
): CallboardConfig {
  const section = config.getOptionalConfig('callboard');
  const repositories = (
    section?.getOptionalConfigArray('repositories') ?? []
  ).map((repository, index) => {
    const at = `callboard.repositories[${index}]`;
    const id = repository.getString('id');
    const type = repository.getString('type');
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)) {
      throw new Error(
        `${at}.id: '${id}' is not an id: use up to 63 of a–z, 0–9 and '-'`,
      );
    }
    if (type !== 'local') {
      throw new Error(`${at}.type: '${type}' is not known: use local`);
    }
    if (
      environment.production &&
      !repository.getOptionalBoolean('allowInProduction')
    ) {
      throw new Error(
        `${at}: a local repository bypasses code review and is off in production: set allowInProduction: true if you mean it`,
      );
    }
    return {
      id,
      type,
      path: repository.getString('path'),
      branch: repository.getOptionalString('branch') ?? 'main',
    };
  });
  const twice = repositories.find(
    ({ id }, index) =>
      repositories.findIndex(other => other.id === id) !== index,
  );
  if (twice) {
    throw new Error(
      `callboard.repositories: the id '${twice.id}' stands twice`,
    );
  }
  return {
    repositories,
    readOnly: section?.getOptionalBoolean('readOnly') ?? false,
  } as CallboardConfig;
}
