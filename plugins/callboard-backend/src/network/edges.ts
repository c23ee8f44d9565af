import { ServiceName } from '@callboard/plugin-callboard-common';
import {
  Call,
  callers,
  callingPeers,
  calls,
  Edge,
  Peer,
  Workload,
} from '@callboard/reachability';
import { refOf } from '../repository/state';
import { isOfPlatform, nameInCluster, nameInGit, Scene } from './scene';
import { tellingCallers, tellingCalls } from './telling-edges';
import { callersSaid, callsSaid } from './who-is-said-to-call';

const workloadIn = (peer: Peer) =>
  peer.kind === 'workload' ? peer.workload : undefined;

/** Who may call a service, or is said to, in the order of the network: what nobody declares and nothing allows is left out. */
export async function edgesTo(
  scene: Scene,
  service: ServiceName,
): Promise<Edge[]> {
  const { network, platform } = scene;
  const called = nameInCluster(service, platform);
  const telling = await tellingCallers(network, called);
  const known = new Set(telling.map(({ peer }) => workloadIn(peer)));
  const said = callersSaid(scene, service);
  const declared = callingPeers(network, called).filter(peer => {
    const workload = workloadIn(peer);
    return (
      workload &&
      said.has(refOf(nameInGit(workload, platform))) &&
      !known.has(workload) &&
      !isOfPlatform(scene, workload)
    );
  });
  if (declared.length === 0) return telling;
  const places = new Map(network.workloads.map((one, index) => [one, index]));
  const placeOf = ({ peer }: Edge) =>
    places.get(workloadIn(peer)!) ?? places.size;
  return [...telling, ...callers(network, called, declared)].sort(
    (one, other) => placeOf(one) - placeOf(other),
  );
}

/** Whom a workload of a service may call, or is said to, likewise. */
export async function edgesFrom(
  scene: Scene,
  service: ServiceName,
  workload: Workload,
): Promise<Call[]> {
  const { network, platform } = scene;
  const telling = await tellingCalls(network, workload);
  const known = new Set(telling.map(call => refOf(call.service)));
  const said = callsSaid(scene, service);
  const declared = network.services.filter(
    called =>
      said.has(refOf(nameInGit(called, platform))) && !known.has(refOf(called)),
  );
  if (declared.length === 0) return telling;
  const places = new Map(
    network.services.map((one, index) => [refOf(one), index]),
  );
  return [...telling, ...calls(network, workload, declared)].sort(
    (one, other) =>
      places.get(refOf(one.service))! - places.get(refOf(other.service))!,
  );
}
