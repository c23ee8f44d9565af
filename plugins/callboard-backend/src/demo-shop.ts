import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { paths, render, renderNamespace } from '@callboard/manifests';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { refOf, toState } from './repository/state';

/**
 * The files of the demo repository: contracts, platform files and hand-written manifests as they lie in `seed/`, and
 * what the renderer makes of the contracts.
 * @throws where a contract of the seed is refused.
 */
export async function readDemoShop(): Promise<Map<string, string>> {
  const folder = resolvePackagePath(
    '@callboard/plugin-callboard-backend',
    'seed',
  );
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = new Map(
    await Promise.all(
      entries
        .filter(entry => entry.isFile())
        .map(async entry => {
          const path = join(entry.parentPath, entry.name);
          return [
            relative(folder, path).split(sep).join('/'),
            await readFile(path, 'utf8'),
          ] as const;
        }),
    ),
  );
  renderAll(files).forEach(({ path, text }) => files.set(path, text));
  return files;
}

function renderAll(files: Map<string, string>) {
  const state = toState(
    '',
    new Map([...files].map(([path, text]) => [path, { oid: '', text }])),
  );
  if (state.problems.length) {
    throw new Error(
      `the demo shop is broken: ${JSON.stringify(state.problems)}`,
    );
  }
  return [...state.platforms].flatMap(([environment, platform]) => {
    const services = [...state.microservices.values()].filter(({ spec }) =>
      Object.hasOwn(spec.environments, environment),
    );
    const namespaces = new Set([
      ...services.map(({ metadata }) => metadata.namespace),
      ...state.snapshots
        .get(environment)!
        .objects.flatMap(({ metadata }) => metadata.namespace ?? []),
    ]);
    return [
      ...[...namespaces].flatMap(namespace =>
        renderNamespace(namespace, platform),
      ),
      ...services.flatMap(service => {
        const rendering = render({
          service,
          platform,
          grants: state.grants.get(refOf(service.metadata)) ?? [],
          peers: name => state.microservices.get(refOf(name)),
        });
        if (!rendering.ok) {
          throw new Error(
            `${paths.microservice(service.metadata)}: ${JSON.stringify(
              rendering.issues,
            )}`,
          );
        }
        return rendering.files;
      }),
    ];
  });
}
