import { PeerView, ServiceName } from '@callboard/plugin-callboard-common';
import { Peer } from '@callboard/reachability';
import { refOf } from '../repository/state';
import { isOfPlatform, nameInGit, Scene } from './scene';

/** A peer as people know it; nothing where the reader may not see it. */
export function toPeerView(scene: Scene, peer: Peer): PeerView | undefined {
  if (peer.kind === 'addresses') {
    return {
      kind: 'addresses',
      namespace: '',
      name: peer.cidr,
      isManaged: false,
    };
  }
  const { workload } = peer;
  if (isOfPlatform(scene, workload)) {
    const { namespace, name } = workload;
    return { kind: 'platform', namespace, name, isManaged: false };
  }
  return toServiceView(scene, nameInGit(workload, scene.platform));
}

/** The same for a service by its name in Git. */
export function toServiceView(
  { state, entities }: Scene,
  service: ServiceName,
): PeerView | undefined {
  const ref = refOf(service);
  const contract = state.microservices.get(ref);
  const entity = entities.get(ref);
  if (entity && !entity.isVisible) return undefined;
  const owner = contract?.spec.owner ?? entity?.owner;
  return {
    kind: 'workload',
    ...service,
    isManaged: contract !== undefined,
    ...(entity && { entityRef: entity.entityRef }),
    ...(owner && { owner }),
  };
}
