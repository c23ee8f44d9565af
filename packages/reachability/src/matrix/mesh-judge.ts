import { changingCapture, membershipOf } from '../istio/membership';
import { Network } from '../network/network';
import { meshAllows } from '../packet/mesh';
import { SnapshotObject } from '../snapshot';
import { Workload } from '../workload/workload';
import { Judge } from './judgement';
import { Part } from './part';
import { Peers } from './peers';
import { lastPort } from './port-ranges';

/** Says the same of pods that are alike to a mesh, as far as its policies do not tell them apart. */
export function traitOf(network: Network, workload: Workload): string {
  const isUnread = network.unreadIn(workload.namespace).ofMesh.length > 0;
  return network.facts.mesh.kind === 'none'
    ? String(isUnread)
    : JSON.stringify([
        isUnread,
        membershipOf(network, workload),
        changingCapture(workload),
      ]);
}

/** The mesh at each workload's pods; none where there is none, and nothing that could be one. */
export function meshJudges(
  network: Network,
  peers: Peers,
): (self: Workload) => Judge[] {
  const { mesh } = network.facts;
  const isPossible =
    mesh.kind !== 'none' ||
    peers.namespaces.some(
      namespace => network.unreadIn(namespace).ofMesh.length > 0,
    );
  if (!isPossible) return () => [];
  return self => [
    {
      self,
      peersReceive: false,
      parts:
        mesh.kind === 'none'
          ? []
          : partsOfMesh(network, peers, self, mesh.rootNamespace),
      about: peer => (protocol, port) =>
        meshAllows(network, { from: peer, to: self, protocol, port })
          ?.outcome ?? 'allowed',
    },
  ];
}

function partsOfMesh(
  network: Network,
  peers: Peers,
  self: Workload,
  rootNamespace: string,
): Part[] {
  const ofCallers = network
    .authorizationPoliciesSelecting(self)
    .map(({ policy }) => policy.object);
  const ofPorts = [
    ...network.peerAuthenticationsIn(rootNamespace),
    ...network.peerAuthenticationsIn(self.namespace),
    ...network.peerAuthenticationsSelecting(self).map(({ policy }) => policy),
  ].map(({ object }) => object);
  const cuts = cutsAt([
    ...ofCallers,
    ...ofPorts,
    ...network.servicesOf(self).map(({ object }) => object),
  ]);
  return [
    {
      of: self,
      namesPorts: false,
      cuts: () => cuts,
      telling: {
        ofPods: '',
        ofAddresses: '',
        others: new Map(ofCallers.length ? identities(peers) : []),
      },
    },
  ];
}

function identities({ ends }: Peers): [number, string][] {
  return ends.map((end, number) => [
    number,
    end.kind === 'workload'
      ? `${end.workload.namespace}/${end.workload.serviceAccount}`
      : end.cidr,
  ]);
}

/** Every number that stands in these objects may be a port. */
function cutsAt(objects: SnapshotObject[]): number[] {
  const text = JSON.stringify(objects.map(({ spec }) => spec));
  const numbers = [...text.matchAll(/\b\d{1,5}\b/g)].map(Number);
  const ofSidecar = [15020, 15021, 15090];
  return [...numbers, ...ofSidecar]
    .flatMap(port => [port, port + 1])
    .filter(port => port >= 1 && port <= lastPort);
}
