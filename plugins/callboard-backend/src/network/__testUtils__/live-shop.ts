import { SnapshotObject } from '@callboard/reachability';
import { Clusters } from '../../cluster/Clusters';
import { ClusterSighting, KindSighting } from '../../cluster/ClusterSighting';
import { readDemoShop } from '../../demo-shop';
import { GitHost } from '../../git/GitHost';
import { Repository, Sighting } from '../../repository/Repository';
import { RepositoryState, toState } from '../../repository/state';
import { Network } from '../Network';
import { Sources } from '../Sources';

export const readAt = new Date('2026-11-20T10:00:00Z');

/** A kind that is read and watched. */
export function live(rest: Partial<KindSighting> = {}): KindSighting {
  return {
    group: 'networking.k8s.io',
    version: 'v1',
    kind: 'NetworkPolicy',
    resource: 'networkpolicies',
    isNamespaced: true,
    state: 'live',
    heardAt: readAt,
    ...rest,
  };
}

/** The kinds of a cluster, all of them read; those that are given in the place of their like. */
export function kindsBut(...others: KindSighting[]): KindSighting[] {
  const core = { group: '', kind: 'Pod', resource: 'pods' };
  const apps = { group: 'apps', kind: 'DaemonSet', resource: 'daemonsets' };
  const endpoints = {
    ...{ group: 'discovery.k8s.io', kind: 'EndpointSlice' },
    resource: 'endpointslices',
  };
  return [live(), live(core), live(apps), live(endpoints)].map(
    one => others.find(({ resource }) => resource === one.resource) ?? one,
  );
}

/** The demo shop, whose environment prod runs in the cluster `prod-eu`; `edit` changes its files by path. */
export async function shopInCluster(
  edit: (files: Map<string, string>) => void = () => {},
): Promise<RepositoryState> {
  const files = await readDemoShop();
  edit(files);
  const platform = files.get('platform/prod.yaml')!;
  files.set('platform/prod.yaml', `${platform}  cluster: prod-eu\n`);
  return toState(
    'c0ffee',
    new Map([...files].map(([path, text]) => [path, { oid: path, text }])),
  );
}

/** A cluster that runs exactly what Git says. */
export function sightingOf(
  state: RepositoryState,
  rest: Partial<ClusterSighting> = {},
): ClusterSighting {
  return {
    cluster: 'prod-eu',
    revision: 1,
    objects: state.snapshots.get('prod')!.objects.map(inCluster),
    pods: [],
    endpointSlices: [],
    kinds: kindsBut(),
    malformed: [],
    startedAt: readAt,
    ...rest,
  };
}

function inCluster(object: SnapshotObject): SnapshotObject {
  const { kind, metadata } = object;
  const path = `${kind} ${metadata.namespace}/${metadata.name}`;
  return { ...object, at: { path, line: 0 } };
}

function repositoryWith(state: RepositoryState): Repository {
  const seen: Sighting = { state, readAt };
  const repository = new Repository({ id: 'shop' } as GitHost);
  jest.spyOn(repository, 'look').mockResolvedValue(seen);
  return repository;
}

/** What knows this repository and these clusters. */
export function networkOf(state: RepositoryState, clusters: Clusters): Network {
  return new Network([repositoryWith(state)], {
    clusters,
    changes: { list: async () => [] },
    now: () => readAt,
  });
}

/** Sources with this repository and this cluster; nothing where it is not watched. */
export function sources(state: RepositoryState, sighting?: ClusterSighting) {
  return new Sources([repositoryWith(state)], {
    list: () =>
      sighting
        ? [{ name: sighting.cluster }]
        : [{ name: 'prod-eu', notWatched: 'it needs your own token' }],
    sightingOf: name => (name === sighting?.cluster ? sighting : undefined),
    changeSince: async () => {},
  });
}
