import { join } from 'node:path';

/**
 * The configuration of a portal for one test, but for its clusters.
 * @param folder with `catalog.yaml` and `gitops.git`
 * @param port that it listens at
 * @param url at which it is met
 */
export function portalConfig(
  folder: string,
  port: number,
  url = `http://127.0.0.1:${port}`,
) {
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    catalog: {
      rules: [{ allow: ['Component', 'Resource'] }],
      locations: [{ type: 'file', target: join(folder, 'catalog.yaml') }],
    },
    callboard: {
      repositories: [
        {
          ...{ id: 'gitops', type: 'local', allowInProduction: true },
          path: join(folder, 'gitops.git'),
        },
      ],
    },
  };
}
