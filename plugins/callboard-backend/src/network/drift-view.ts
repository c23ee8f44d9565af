import { paths } from '@callboard/manifests';
import { Drift, ServiceName } from '@callboard/plugin-callboard-common';
import { driftOf } from '../cluster/facts/drift';
import { isToldWithAnother } from '../cluster/part-of';
import { refOf } from '../repository/state';
import { isOfHidden } from './is-of-hidden';
import { nameInCluster, Scene } from './scene';

/**
 * What Git and the cluster have differently of a service, without what names a peer whom the reader may not see. Nothing
 * where the answer is from Git, or Git has no contract of the service.
 */
export function toDriftView(
  scene: Scene,
  service: ServiceName,
): Drift[] | undefined {
  const { sighting, state, environment, platform } = scene;
  const contract = state.microservices.get(refOf(service));
  if (!sighting || !contract) return undefined;
  const objects = sighting.objects.filter(one => !isToldWithAnother(one));
  const told = { ...sighting, objects };
  return driftOf(told, {
    service: nameInCluster(service, platform),
    objects: state.snapshots.get(environment)!.objects,
    folder: paths.service(environment, service),
  }).filter(({ object, at }) => !isOfHidden(scene, object.name, at?.path));
}
