import { Drift, ServiceName } from '@callboard/plugin-callboard-common';
import { naming, SnapshotObject } from '@callboard/reachability';
import { ClusterSighting } from '../ClusterSighting';
import { belongingTo } from './drift/belonging-to';
import { comparable } from './drift/comparable';
import { differingFields } from './drift/differing-fields';
import { isCompared } from './drift/is-compared';

/** What Git holds for one service. */
interface InGit {
  /** Its name in the cluster. */
  service: ServiceName;
  /** Every object of the environment, with its place. */
  objects: SnapshotObject[];
  /** Where its own lie, e.g. `deploy/prod/shop/orders`. */
  folder: string;
}

/**
 * What Git and the cluster have differently of a service, as far as it matters to the network: in the order of Git, then
 * what only the cluster has. What the API server fills in is no difference. Of kinds that cannot be read nothing is said.
 */
export function driftOf(
  sighting: ClusterSighting,
  { service, objects, folder }: InGit,
): Drift[] {
  const live = new Map(
    sighting.objects
      .filter(({ metadata }) => namespaceOf(metadata) === service.namespace)
      .map(object => [idOf(object), object]),
  );
  const held = new Set(objects.map(idOf));
  const own = objects.filter(
    object =>
      object.at.path.startsWith(`${folder}/`) && isCompared(sighting, object),
  );
  const beside = belongingTo(service, [...live.values()]).filter(
    object => !held.has(idOf(object)) && isCompared(sighting, object),
  );
  return [
    ...own.flatMap(object =>
      differing(sighting, object, live.get(idOf(object))),
    ),
    ...beside.map(object => ({
      is: 'only-in-cluster' as const,
      object: naming(object).object,
      fields: [],
    })),
  ];
}

function differing(
  sighting: ClusterSighting,
  git: SnapshotObject,
  live: SnapshotObject | undefined,
): Drift[] {
  const named = naming(git);
  if (!live) {
    return isMalformed(sighting, git)
      ? []
      : [{ is: 'only-in-git', ...named, fields: [] }];
  }
  const wanted = comparable(git);
  const found = comparable(live);
  // Of what makes no sense its own problem tells.
  const fields = wanted && found ? differingFields(wanted, found) : [];
  return fields.length > 0 ? [{ is: 'differs', ...named, fields }] : [];
}

/** It is there, and cannot be told. */
function isMalformed(
  { malformed }: ClusterSighting,
  { kind, metadata }: SnapshotObject,
): boolean {
  const name = `${namespaceOf(metadata)}/${metadata.name}`;
  return malformed.some(({ object }) => object === `${kind} ${name}`);
}

/** Whatever its version: the API server serves the same object in each. */
function idOf({ apiVersion, kind, metadata }: SnapshotObject): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return [group, kind, namespaceOf(metadata), metadata.name].join(' ');
}

function namespaceOf({ namespace = 'default' }: SnapshotObject['metadata']) {
  return namespace;
}
