import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/**
 * The settings of a Gitea on the loopback that keeps everything in one folder, sends no mail, asks nobody outside and
 * does nothing by itself.
 * @param root the folder with its templates, options and public files
 * @see https://docs.gitea.com/administration/config-cheat-sheet
 */
export function appIni(folder: string, root: string, port: number): string {
  return toText({
    '': {
      APP_NAME: 'Forge',
      // In a container there is often no other user.
      I_AM_BEING_UNSAFE_RUNNING_AS_ROOT: true,
    },
    server: {
      HTTP_ADDR: '127.0.0.1',
      HTTP_PORT: port,
      ROOT_URL: `http://127.0.0.1:${port}/`,
      STATIC_ROOT_PATH: root,
      APP_DATA_PATH: join(folder, 'data'),
      OFFLINE_MODE: true,
      DISABLE_SSH: true,
      LFS_START_SERVER: false,
    },
    database: { DB_TYPE: 'sqlite3', PATH: join(folder, 'gitea.db') },
    repository: { ROOT: join(folder, 'repositories') },
    security: {
      INSTALL_LOCK: true,
      SECRET_KEY: randomBytes(32).toString('hex'),
      INTERNAL_TOKEN: randomBytes(32).toString('hex'),
    },
    log: { MODE: 'console', LEVEL: 'Warn' },
    webhook: { ALLOWED_HOST_LIST: '*' },
    indexer: { ISSUE_INDEXER_TYPE: 'db' },
    queue: { TYPE: 'channel' },
    session: { PROVIDER: 'memory' },
    service: { DISABLE_REGISTRATION: true },
    'git.config': { 'gc.auto': 0, 'receive.autogc': false },
    ...off('actions', 'cron', 'mailer', 'oauth2', 'packages'),
  });
}

type Settings = Record<string, string | number | boolean>;

function off(...sections: string[]): Record<string, Settings> {
  return Object.fromEntries(sections.map(name => [name, { ENABLED: false }]));
}

function toText(sections: Record<string, Settings>): string {
  return Object.entries(sections)
    .map(([name, settings]) => [
      ...(name ? [`[${name}]`] : []),
      ...Object.entries(settings).map(([key, value]) => `${key} = ${value}`),
    ])
    .map(lines => `${lines.join('\n')}\n`)
    .join('\n');
}
