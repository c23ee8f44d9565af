import { SnapshotObject } from './snapshot';

/**
 * A kind of Kubernetes objects, as an API server serves it.
 * @public
 */
export interface Kind {
  /** Empty for the core group. */
  group: string;
  /** `*` for every kind of the group. */
  kind: string;
  /** Its name in paths and roles: `networkpolicies`. */
  resource: string;
}

/** Those of a group, by their kinds. */
export function kindsOf(
  group: string,
  resources: Record<string, string>,
): Kind[] {
  return Object.entries(resources).map(([kind, resource]) => ({
    group,
    kind,
    resource,
  }));
}

/** Whatever a group has. */
export function everyKindOf(group: string): Kind[] {
  return [{ group, kind: '*', resource: '*' }];
}

/** In whatever version. */
export function isOneOf(
  kinds: Kind[],
  { apiVersion, kind }: Pick<SnapshotObject, 'apiVersion' | 'kind'>,
): boolean {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return kinds.some(
    one => one.group === group && (one.kind === kind || one.kind === '*'),
  );
}
