import { paths } from '@callboard/manifests';
import { Drift, ServiceName } from '@callboard/plugin-callboard-common';
import { SnapshotObject } from '@callboard/reachability';
import { driftOf } from '../cluster/facts/drift';
import { isSecondService } from '../repository/is-second-service';
import { refOf, RepositoryState } from '../repository/state';
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
  const folder = paths.service(environment, service);
  return driftOf(sighting, {
    service: nameInCluster(service, platform),
    objects: [
      ...state.snapshots.get(environment)!.objects,
      ...secondServices(state, folder),
    ],
    folder,
  }).filter(({ object, at }) => !isOfHidden(scene, object.name, at?.path));
}

/** No snapshot has them: whoever is called by such a Service is told by the one that it lies beside. */
function secondServices(
  { files }: RepositoryState,
  folder: string,
): SnapshotObject[] {
  const path = `${folder}/service-headless.yaml`;
  const holds = files.get(path)?.holds;
  return holds?.is === 'manifests'
    ? holds.part.objects.flatMap(one =>
        one.is === 'service' && isSecondService(path, one.read)
          ? one.object
          : [],
      )
    : [];
}
