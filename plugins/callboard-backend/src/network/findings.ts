import { check } from '@callboard/checks';
import { FindingView, ServiceName } from '@callboard/plugin-callboard-common';
import { declaredCalls } from './declared-calls';
import { refOf } from '../repository/state';
import { nameInCluster, nameInGit, Scene } from './scene';
import { placeOf } from './words';

/** What the checks find about a service; nothing that names a peer whom the reader may not see. */
export function findingsOf(scene: Scene, service: ServiceName): FindingView[] {
  const { entities, network, platform } = scene;
  const isHidden = (peer: ServiceName) =>
    entities.get(refOf(nameInGit(peer, platform)))?.isVisible === false;
  return check(network, nameInCluster(service, platform), declaredCalls(scene))
    .filter(({ peers = [] }) => !peers.some(isHidden))
    .map(({ id, severity, message, fix, evidence }) => ({
      id,
      severity,
      service,
      message,
      fix,
      evidence: evidence.map(({ object, at }) => ({
        ...(object && { object }),
        ...placeOf(at),
      })),
    }));
}
