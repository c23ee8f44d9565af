import { Kind, kindsRead } from '@callboard/reachability';
import { Running, RunningObject } from '../change/Running';
import { ClusterSighting } from './ClusterSighting';
import { partOf } from './part-of';
import { whyNotNow } from './why-not-now';

/** What runs, and by what it is called. */
const telling = [...kindsRead.workload, ...kindsRead.service].filter(
  ({ kind }) => kind !== 'Namespace',
);

/** While not even the list of kinds can be read, none of them is known as it is now. */
const silent = 'the cluster does not tell what it has';

/**
 * What a change may depend on of a cluster, as it is `now`: nothing is taken for absent because it was not read.
 * @param namespaces as deployed: what is in others is left out
 */
export function toRunning(
  sighting: ClusterSighting,
  namespaces: ReadonlySet<string>,
  now: Date,
): Running {
  const here = within(sighting, namespaces);
  return {
    cluster: sighting.cluster,
    namespaces: namespacesIn(sighting, now),
    objects: [...objectsIn(here), ...podsIn(here), ...malformedIn(here)],
    unread: telling.flatMap(kind => {
      const why = whyUnread(sighting, kind, now);
      return why === undefined ? [] : [{ kind: kind.kind, why }];
    }),
  };
}

/** Of one that the cluster does not serve there is none; but the core group every API server has. */
function whyUnread(
  { kinds, failure }: ClusterSighting,
  { group, kind }: Pick<Kind, 'group' | 'kind'>,
  now: Date,
): string | undefined {
  const seen = kinds.find(one => one.group === group && one.kind === kind);
  const isMissing = !seen && group === '';
  if (failure !== undefined || isMissing) return silent;
  return seen && whyNotNow(seen, now);
}

function namespacesIn(
  sighting: ClusterSighting,
  now: Date,
): Running['namespaces'] {
  const { objects, malformed } = sighting;
  const why = whyUnread(sighting, { group: '', kind: 'Namespace' }, now);
  if (why !== undefined) return { unknown: why };
  return {
    known: new Set([
      ...objects
        .filter(one => one.kind === 'Namespace' && one.apiVersion === 'v1')
        .map(({ metadata }) => metadata.name),
      // It is there, whatever is wrong with it.
      ...malformed.flatMap(
        ({ object }) => /^Namespace (.+)$/.exec(object)?.[1] ?? [],
      ),
    ]),
  };
}

type Held = Pick<ClusterSighting, 'objects' | 'pods' | 'malformed'>;

function within(
  { objects, pods, malformed }: Held,
  namespaces: ReadonlySet<string>,
): Held {
  const isHere = ({ namespace = '' }: { namespace?: string }) =>
    namespaces.has(namespace);
  return {
    objects: objects.filter(({ metadata }) => isHere(metadata)),
    pods: pods.filter(isHere),
    malformed: malformed.filter(isHere),
  };
}

/** But pods: each of them is among the pods. */
function objectsIn({ objects }: Held): RunningObject[] {
  return objects.flatMap(object => {
    const { kind, metadata } = object;
    const { namespace = '', name } = metadata;
    if (kind === 'Pod') return [];
    const [read] = partOf(object).objects.flatMap(one =>
      one.is === 'workload' && one.read && 'labels' in one.read ? one.read : [],
    );
    const podLabels = read?.labels.known;
    return [{ kind, namespace, name, ...(podLabels && { podLabels }) }];
  });
}

/** One that has ended runs no more. */
function podsIn({ pods }: Held): RunningObject[] {
  return pods
    .filter(({ phase }) => phase !== 'Succeeded' && phase !== 'Failed')
    .map(({ namespace, name, labels }) => ({
      ...{ kind: 'Pod', namespace, name },
      podLabels: labels,
    }));
}

/** They are there, whatever is wrong with them. */
function malformedIn({ malformed }: Held): RunningObject[] {
  return malformed.map(({ object, namespace = '' }) => {
    const [kind, ref] = object.split(' ');
    return { kind, namespace, name: ref.slice(namespace.length + 1) };
  });
}
