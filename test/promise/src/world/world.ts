import { clusterFacts } from '@callboard/manifests';
import {
  Network,
  Peer,
  toNetwork,
  toSnapshot,
  Workload,
} from '@callboard/reachability';
import { Deployed } from '../deployed';
import { End, Pods } from './end';

/** An environment as the engine sees it, with everybody in it. */
export interface World {
  network: Network;
  peers: Map<End, Peer>;
}

/** Puts the pods that neither a manifest nor the platform holds beside those that they do. */
export function toWorld({ files, platform }: Deployed, ends: End[]): World {
  const facts = clusterFacts(platform);
  const added = ends.filter(
    (end): end is Pods => end.kind === 'pods' && end.heldBy === 'test',
  );
  const network = toNetwork(toSnapshot(files), {
    ...facts,
    pods: [
      ...facts.pods,
      ...added.map(({ namespace, name, labels, serviceAccount }) => ({
        namespace,
        name,
        podLabels: labels,
        ...(serviceAccount && { serviceAccount }),
      })),
    ],
  });
  return {
    network,
    peers: new Map(ends.map(end => [end, toPeer(network, end)])),
  };
}

/** @throws where the engine does not know the pods: nothing could be said of them. */
function toPeer(network: Network, end: End): Peer {
  if (end.kind === 'addresses') return end;
  const workload = workloadsOf(network, end).find(
    one =>
      one.namespace === end.namespace &&
      one.name === end.name &&
      (one.object !== undefined) ===
        (end.heldBy === 'manifests' || end.heldBy === 'gateway'),
  );
  if (!workload) throw new Error(`the engine does not know ${end.name}`);
  return { kind: 'workload', workload };
}

/** The pods that Istio makes from a Gateway no manifest holds. */
function workloadsOf(
  network: Network,
  { heldBy, namespace, name }: Pods,
): Workload[] {
  return heldBy === 'gateway'
    ? network.gatewaysNamed(namespace, name).map(({ pods }) => pods)
    : network.workloads;
}
