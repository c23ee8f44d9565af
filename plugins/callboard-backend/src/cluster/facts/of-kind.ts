import { SnapshotObject } from '@callboard/reachability';
import { groupBy } from '../../group-by';
import { onceEach } from '../../kept/once-each';

const byKind = onceEach((objects: SnapshotObject[]) =>
  groupBy(objects, ({ apiVersion, kind }) => `${groupOf(apiVersion)} ${kind}`),
);

/** Of thousands of objects those of one kind, in whatever version: looked for once, as most facts are found in few kinds. */
export function ofKind(
  objects: SnapshotObject[],
  group: string,
  kind: string,
): SnapshotObject[] {
  return byKind(objects).get(`${group} ${kind}`) ?? [];
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}
