import { Change } from '@callboard/plugin-callboard-common';

/**
 * The caller that a change is about, as `namespace/name`; nothing where it is about none.
 * A change names it as the subject of its branch, `callboard/<operation>/<namespace>/<service>/<ns>.<caller>`.
 */
export function callerOf({
  branch,
}: Pick<Change, 'branch'>): string | undefined {
  const [, namespace, name] =
    /^callboard(?:\/[^/]+){3}\/([a-z0-9-]+)\.([a-z0-9-]+)_?$/.exec(branch) ??
    [];
  return name && `${namespace}/${name}`;
}
