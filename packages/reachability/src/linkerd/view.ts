import { MeshView } from '../matrix/mesh-view';
import { textsIn } from '../matrix/texts-in';
import { linkerdIn } from '../network/facts';
import { Network } from '../network/network';
import { onceEach } from '../network/once';
import { SnapshotObject } from '../snapshot';
import { Workload } from '../workload/workload';
import { Authorization } from './authorization';
import { ownPorts, skipped, skippedByDefault } from './carriage';
import { membershipOf } from './membership';
import { isListed, parsePortList } from './port-list';
import { proxyPort } from './wire-port';

const objectsOf = onceEach(({ snapshot }: Network): SnapshotObject[] =>
  snapshot.objects.filter(
    ({ apiVersion }) =>
      apiVersion.startsWith('policy.linkerd.io/') ||
      apiVersion.startsWith('gateway.networking.k8s.io/'),
  ),
);

/** Whatever some caller keeps from its proxy. */
const skippedPorts = onceEach((network: Network) => {
  const lists = network.workloads.flatMap(workload => [
    workload.annotations[skipped.outbound],
    network.annotationsOfNamespace(workload.namespace)?.[skipped.outbound],
  ]);
  const texts = [...new Set([skippedByDefault, ...lists])];
  return texts.flatMap(text => parsePortList(text ?? '') ?? []);
});

/** What Linkerd looks at. */
export const linkerdView: MeshView = {
  traitOf: (network, workload) =>
    JSON.stringify([
      membershipOf(network, workload),
      workload.isOnHostNetwork,
      workload.annotations,
      annotationsOfMesh(network, workload),
      portsBefore(network, workload),
    ]),
  deciding: (network, self) => [
    ...network.servicesOf(self).map(({ object }) => object),
    ...objectsOf(network).filter(
      ({ metadata }) => (metadata.namespace ?? 'default') === self.namespace,
    ),
  ],
  names: (network, self) => [
    ...(linkerdIn(network.facts.mesh)?.clusterNetworks ?? []),
    ...authorizationsAt(network, self).flatMap(one =>
      textsIn(
        [one.object, ...referredToBy(network, one)].map(({ spec }) => spec),
      ),
    ),
  ],
  cuts: (network, workload) =>
    [
      ...[proxyPort, ...ownPorts],
      // A Server may name one of a container that runs before the others.
      ...[...workload.ports, ...(workload.portsBefore ?? [])].map(
        ({ port }) => port,
      ),
      ...numbersIn([
        skippedByDefault,
        workload.annotations,
        annotationsOfMesh(network, workload),
      ]),
    ].flatMap(port => [port, port + 1]),
};

/** Those that are not for other Servers alone. */
function authorizationsAt(network: Network, self: Workload): Authorization[] {
  const servers = network.linkerd
    .serversSelecting(self)
    .map(({ policy }) => policy.object.metadata.name);
  return network.linkerd
    .authorizationsIn(self.namespace)
    .filter(
      ({ target }) =>
        target?.kind !== 'server' || servers.includes(target.name),
    );
}

function referredToBy(
  { linkerd }: Network,
  { clients: { identity, networks } }: Authorization,
): SnapshotObject[] {
  const found = [
    identity.kind === 'authentication' &&
      linkerd.meshTlsAuthentication(identity.namespace, identity.name),
    networks.kind === 'authentication' &&
      linkerd.networkAuthentication(networks.namespace, networks.name),
  ];
  return found.flatMap(one => (one ? [one.object] : []));
}

/** The settings that pods inherit; nothing where the namespace is not known. */
function annotationsOfMesh(network: Network, { namespace }: Workload) {
  const all = network.annotationsOfNamespace(namespace);
  return (
    all && Object.entries(all).filter(([key]) => key.includes('linkerd.io/'))
  );
}

/** Ports of Services before these pods, which a caller may keep from its proxy by their number. */
function portsBefore(network: Network, workload: Workload): unknown[] {
  const kept = skippedPorts(network);
  return network
    .servicesOf(workload)
    .flatMap(({ ports }) => ports)
    .filter(({ port }) => isListed(kept, port))
    .map(({ port, targetPort }) => [port, targetPort]);
}

function numbersIn(value: unknown): number[] {
  return textsIn(value)
    .flatMap(text => text.match(/\d{1,5}/g) ?? [])
    .map(Number);
}
