/* eslint-disable @backstage/no-forbidden-package-imports, @backstage/no-mixed-plugin-imports --
   The demo's files and how the portal reads them are no part of the public door of the plugin. */
import { readDemoShop } from '@callboard/plugin-callboard-backend/src/demo-shop';
import {
  RepositoryState,
  toState,
} from '@callboard/plugin-callboard-backend/src/repository/state';
/* eslint-enable @backstage/no-forbidden-package-imports, @backstage/no-mixed-plugin-imports */
import { Deployed, deployedNamespace } from './deployed';
import { isIn } from './promise/promised';

/** The repository that the portal seeds, read as the portal reads it. */
export async function readShop(): Promise<RepositoryState> {
  const files = await readDemoShop();
  return toState(
    '',
    new Map([...files].map(([path, text]) => [path, { oid: '', text }])),
  );
}

/** One environment of it, with what people wrote by hand among its files. */
export function shopIn(state: RepositoryState, environment: string): Deployed {
  const platform = state.platforms.get(environment)!;
  const contracts = [...state.microservices.values()];
  const files = [...state.files]
    .filter(([path]) => path.startsWith(`deploy/${environment}/`))
    .map(([path, { text }]) => ({ path, text }));
  const closed = files.flatMap(
    ({ path }) => /([^/]+)\/_namespace\/default-deny/.exec(path)?.[1] ?? [],
  );
  return {
    platform,
    contracts,
    grants: state.grants,
    rendered: contracts.filter(one => isIn(one, platform)),
    closedNamespaces: closed.map(name => deployedNamespace(name, platform)),
    files,
    refused: [],
  };
}
