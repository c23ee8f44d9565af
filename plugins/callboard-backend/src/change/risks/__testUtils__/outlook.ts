import { toSnapshot } from '@callboard/reachability';
import { changedObjects } from '../changed-objects';
import { Outlook } from '../Risk';

/** One file of `shop/web` in dev, before and after a change; `beside` is what else lies in the folder. */
export function outlook(
  before: string | null,
  after: string | null,
  beside = '',
): Outlook {
  const folder = 'deploy/dev/shop/web';
  const path = `${folder}/it.yaml`;
  const present = toSnapshot([
    { path: `${folder}/beside.yaml`, text: beside },
    { path, text: before ?? '' },
  ]);
  return {
    objects: changedObjects({ snapshots: new Map([['dev', present]]) }, [
      { path, before, after },
    ]),
  };
}

/** A manifest of `shop/web` with this spec, in YAML. */
export function manifest(groupKind: string, spec: string): string {
  const [kind, ...group] = groupKind.split('/').reverse();
  return [
    `apiVersion: ${[...group, 'v1'].join('/')}`,
    `kind: ${kind}`,
    'metadata: {name: web, namespace: shop}',
    `spec: ${spec}`,
  ].join('\n');
}
