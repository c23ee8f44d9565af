import {
  AddressRange,
  contains,
  overlaps,
  parseCidrOrAddress,
} from '../address/range';
import { istioView } from '../istio/view';
import { linkerdView } from '../linkerd/view';
import { MeshFacts } from '../network/facts';
import { Network } from '../network/network';
import { meshAllows } from '../packet/mesh';
import { SnapshotObject } from '../snapshot';
import { Workload } from '../workload/workload';
import { Judge } from './judgement';
import { MeshView } from './mesh-view';
import { Part } from './part';
import { Peers } from './peers';

const views: Record<MeshFacts['kind'], MeshView | undefined> = {
  none: undefined,
  'istio-sidecar': istioView,
  'istio-ambient': istioView,
  linkerd: linkerdView,
};

/** Says the same of pods that are alike to a mesh, as far as its policies do not tell them apart. */
export function traitOf(network: Network, workload: Workload): string {
  const isUnread = network.unreadIn(workload.namespace).ofMesh.length > 0;
  const view = views[network.facts.mesh.kind];
  return [isUnread, view?.traitOf(network, workload)].join(' ');
}

/** Where a mesh may treat what these pods and a peer send each other in another way. */
export function cutsOfMesh(network: Network, self: Workload): Judge['cutsFor'] {
  const view = views[network.facts.mesh.kind];
  if (!view) return () => [];
  return (peer, protocol) => {
    // A mesh carries nothing else.
    if (protocol !== 'TCP') return [];
    const ends = peer.kind === 'workload' ? [self, peer.workload] : [self];
    return ends.flatMap(one => view.cuts(network, one));
  };
}

/** The mesh at each workload's pods; none where there is none, and nothing that could be one. */
export function meshJudges(
  network: Network,
  peers: Peers,
): (self: Workload) => Judge[] {
  const view = views[network.facts.mesh.kind];
  const isUnread = (namespace: string) =>
    network.unreadIn(namespace).ofMesh.length > 0;
  if (!view && !peers.namespaces.some(isUnread)) return () => [];
  return self => [
    {
      self,
      peersReceive: false,
      cutsFor: cutsOfMesh(network, self),
      parts: view ? [partOfMesh(network, peers, view, self)] : [],
      about: peer => (protocol, port) =>
        meshAllows(network, { from: peer, to: self, protocol, port })
          ?.outcome ?? 'allowed',
    },
  ];
}

/** All that it says of callers, as though it were one rule. */
function partOfMesh(
  network: Network,
  peers: Peers,
  view: MeshView,
  self: Workload,
): Part {
  const cuts = numbersIn(view.deciding(network, self)).flatMap(port => [
    port,
    port + 1,
  ]);
  return {
    of: self,
    namesPorts: false,
    cuts: (_, protocol) => (protocol === 'TCP' ? cuts : []),
    telling: {
      ofPods: 'not named',
      ofAddresses: 'not named',
      others: named(peers, view.names(network, self)),
    },
  };
}

/** Every number that stands there may be a port. */
function numbersIn(objects: SnapshotObject[]): number[] {
  const text = JSON.stringify(objects.map(({ spec }) => spec));
  return [...text.matchAll(/\d{1,5}/g)].map(Number);
}

/**
 * Those who may be called by one of the names, each by what of its own name stands there: everybody by all of it, where one
 * is a pattern. Addresses go by which of the texts hold them.
 */
function named(
  { ends }: Peers,
  names: string[] | undefined,
): Map<number, string> {
  if (!names) return new Map();
  const words = new Set(names.flatMap(name => name.split(/[^-\w]+/)));
  const hasPattern = names.some(name => name.includes('*') && name !== '*');
  const isWritten = (name: string) =>
    hasPattern || name.split('.').every(word => words.has(word));
  const blocks = names.flatMap(name => parseCidrOrAddress(name) ?? []);
  const others = new Map<number, string>();
  ends.forEach((end, number) => {
    const text =
      end.kind === 'addresses'
        ? blocks.map(block => partOf(block, end.range)).join('')
        : [end.workload.namespace, end.workload.serviceAccount]
            .map(name => (isWritten(name) ? name : ''))
            .join('/');
    if (/[^/-]/.test(text)) others.set(number, text);
  });
  return others;
}

function partOf(block: AddressRange, range: AddressRange): string {
  if (contains(block, range)) return 'all';
  return overlaps(block, range) ? 'some' : '-';
}
