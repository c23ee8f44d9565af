import { FileDiff } from '@callboard/plugin-callboard-common';
import { SnapshotObject, toSnapshot } from '@callboard/reachability';
import { RepositoryState } from '../../repository/state';
import { groupBy } from '../../group-by';

/** A Kubernetes object as it is and as a change would leave it; one of the two is missing where it comes or goes. */
export interface ChangedObject {
  environment: string;
  before?: SnapshotObject;
  after?: SnapshotObject;
}

/**
 * The objects of every folder below `deploy/` that a change touches, those that stay the same among them: what a change
 * is worth may hang on its neighbours. An object that moves to another file is the same object. Files that cannot be
 * read hold nothing.
 */
export function changedObjects(
  { snapshots }: Pick<RepositoryState, 'snapshots'>,
  files: FileDiff[],
): ChangedObject[] {
  const byEnvironment = groupBy(
    files.filter(({ path }) => folderOf(path)),
    ({ path }) => path.split('/')[1],
  );
  return [...byEnvironment].flatMap(([environment, changed]) => {
    const folders = new Set(changed.map(({ path }) => folderOf(path)!));
    const paths = new Set(changed.map(({ path }) => path));
    const present = (snapshots.get(environment)?.objects ?? []).filter(
      ({ at }) => folders.has(folderOf(at.path) ?? ''),
    );
    const written = toSnapshot(
      changed.flatMap(({ path, after }) =>
        after === null ? [] : [{ path, text: after }],
      ),
    );
    return pair(environment, present, [
      ...present.filter(({ at }) => !paths.has(at.path)),
      ...written.objects,
    ]);
  });
}

/** The folder of a service or of the singletons of a namespace, with whatever lies in it. */
function folderOf(path: string): string | undefined {
  return /^deploy\/[^/]+\/[^/]+\/[^/]+\//.exec(path)?.[0];
}

/** In the order of what is there now, then what goes. */
function pair(
  environment: string,
  before: SnapshotObject[],
  after: SnapshotObject[],
): ChangedObject[] {
  const pairs = new Map<string, ChangedObject>();
  for (const object of after)
    pairs.set(keyOf(object), { environment, after: object });
  for (const object of before)
    pairs.set(keyOf(object), {
      ...(pairs.get(keyOf(object)) ?? { environment }),
      before: object,
    });
  return [...pairs.values()];
}

/** Another version of an API is no other object. */
function keyOf(object: SnapshotObject): string {
  const { namespace = '', name } = object.metadata;
  return JSON.stringify([groupKindOf(object), namespace, name]);
}

/** `apps/Deployment`; `/Service` for a kind of the core group. */
export function groupKindOf({
  apiVersion,
  kind,
}: Pick<SnapshotObject, 'apiVersion' | 'kind'>): string {
  const [group] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
  return `${group}/${kind}`;
}
