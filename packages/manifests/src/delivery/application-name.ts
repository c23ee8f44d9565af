import { Microservice, Platform } from '@callboard/contract';
import { ServiceName } from '../render-input';
import { isIn } from '../resolve/peer';

/**
 * The name of the application that Argo CD makes of a folder: `<environment>-<namespace>-<service>`, and
 * `<environment>-<namespace>-namespace` of what a namespace has once.
 */
export function applicationName(
  environment: string,
  { namespace, name }: ServiceName,
): string {
  return `${environment}-${namespace}-${name}`;
}

/** Argo CD may put the name into a label of each object, and a label takes 63 characters. */
export const longestApplicationName = 63;

/** An application by its name, and all folders that would be called so. */
export interface NamedApplication {
  name: string;
  /** E.g. `prod: shop/orders`. */
  folders: string[];
}

/**
 * Names that more than one folder would get, in the environments that Argo CD delivers: `a-b/c` and `a/b-c` are called
 * alike. Two applications of one name stop the whole ApplicationSet.
 */
export function sharedApplicationNames(
  platforms: Platform[],
  services: Microservice[],
): NamedApplication[] {
  const folders = new Map<string, Set<string>>();
  for (const platform of platforms) {
    if (platform.spec.gitops?.tool !== 'argocd') continue;
    const environment = platform.metadata.name;
    for (const service of services.filter(one => isIn(one, environment))) {
      const { namespace, name } = service.metadata;
      for (const [folder, application] of [
        [name, name],
        ['_namespace', 'namespace'],
      ]) {
        const called = applicationName(environment, {
          namespace,
          name: application,
        });
        const known = folders.get(called) ?? new Set();
        folders.set(
          called,
          known.add(`${environment}: ${namespace}/${folder}`),
        );
      }
    }
  }
  return [...folders]
    .filter(([, { size }]) => size > 1)
    .map(([name, of]) => ({ name, folders: [...of].sort() }));
}
