import { CniProfile, cniProfiles } from '../cni/profiles';
import {
  AuthorizationPolicy,
  readAuthorizationPolicy,
} from '../istio/authorization-policy';
import {
  PeerAuthentication,
  readPeerAuthentication,
} from '../istio/peer-authentication';
import { namespaceLabels } from '../labels/namespace-labels';
import { podLabels } from '../labels/run-time-labels';
import { Labels } from '../labels/selector';
import {
  NetworkPolicy,
  readNetworkPolicy,
} from '../network-policy/network-policy';
import { readService, Service } from '../service/service';
import { Problem, Snapshot, SnapshotObject } from '../snapshot';
import { isWorkload, readWorkload, Workload } from '../workload/workload';
import { byNamespace } from './by-namespace';
import { MeshFacts, NetworkFacts, PodFacts } from './facts';
import { policiesSelecting, SelectingPolicy } from './policies-selecting';
import {
  isDecisive,
  isNetworkPolicy,
  isUnreadOfMesh,
  isUnreadPolicy,
} from './unread-policies';

/**
 * A snapshot, understood: its workloads, Services and policies, ready for questions.
 * @public
 */
export interface Network {
  facts: NetworkFacts;
  /** In the order of the snapshot; then the platform's own pods. */
  workloads: Workload[];
  workloadsIn(namespace: string): Workload[];
  /** What could not be read or understood, with its place. */
  problems: Problem[];
  /** Those that the snapshot holds something of: not each that a cluster has, and not those of the platform's pods. */
  namespaces: ReadonlySet<string>;
  /** @internal */
  objects: SnapshotObject[];
  /** @internal */
  profile: CniProfile;
  /** @internal */
  labelsOfNamespace(name: string): Labels;
  services: Service[];
  servicesIn(namespace: string): Service[];
  networkPolicies: NetworkPolicy[];
  networkPoliciesIn(namespace: string): NetworkPolicy[];
  policiesSelecting(workload: Workload): SelectingPolicy[];
  /** @internal */
  peerAuthenticationsIn(namespace: string): PeerAuthentication[];
  /** @internal */
  authorizationPoliciesIn(namespace: string): AuthorizationPolicy[];
  /** What is not evaluated and may decide for pods of the namespace. */
  unreadIn(namespace: string): {
    policies: SnapshotObject[];
    ofMesh: SnapshotObject[];
  };
  /** What could not be read and may be anything in the namespace. */
  unreadableIn(namespace: string): Problem[];
}

/**
 * Understands a snapshot. What makes no sense is named in `problems`, and what it touches is unknown in every answer.
 * Nothing throws.
 * @public
 */
export function toNetwork(snapshot: Snapshot, facts: NetworkFacts): Network {
  const { objects } = snapshot;
  const unreadable = [...snapshot.problems, ...twiceIn(objects)];
  const [workloads, ofWorkloads] = apart(objects.map(readWorkload));
  const services = objects.flatMap(object => readService(object) ?? []);
  const namespaces = new Map(
    objects
      .filter(object => isKind(object, 'v1', 'Namespace'))
      .map(object => [object.metadata.name, object]),
  );
  const all = [...workloads, ...(facts.pods ?? []).map(toWorkload)];
  const networkPolicies = objects
    .filter(isNetworkPolicy)
    .map(readNetworkPolicy);
  const hasMesh = facts.mesh.kind !== 'none';
  const ofIstio = (kind: string) =>
    hasMesh
      ? objects.filter(object => isKind(object, 'security.istio.io', kind))
      : [];
  const peerAuthentications = ofIstio('PeerAuthentication').map(
    readPeerAuthentication,
  );
  const authorizationPolicies = ofIstio('AuthorizationPolicy').flatMap(
    object => readAuthorizationPolicy(object) ?? [],
  );
  const problemsOf = (read: { problem?: Problem }[]) =>
    read.flatMap(({ problem }) => problem ?? []);
  const unread = objects.filter(isUnreadPolicy);
  const unreadOfMesh = objects.filter(object =>
    isUnreadOfMesh(object, hasMesh),
  );
  return {
    facts,
    objects,
    profile: cniProfiles[facts.enforcedBy],
    workloads: all,
    workloadsIn: byNamespace(all),
    namespaces: new Set([
      ...namespaces.keys(),
      ...[...workloads, ...services].map(({ namespace }) => namespace),
    ]),
    problems: [
      ...unreadable,
      ...ofWorkloads,
      ...problemsOf(services),
      ...problemsOf(networkPolicies),
      ...problemsOf(peerAuthentications),
      ...problemsOf(authorizationPolicies),
    ],
    labelsOfNamespace: name => namespaceLabels(name, namespaces.get(name)),
    services,
    servicesIn: byNamespace(services),
    networkPolicies,
    networkPoliciesIn: byNamespace(networkPolicies),
    policiesSelecting: policiesSelecting(networkPolicies),
    peerAuthenticationsIn: byNamespace(peerAuthentications),
    authorizationPoliciesIn: byNamespace(authorizationPolicies),
    unreadIn: namespace => ({
      policies: unread.filter(object => reaches(object, namespace)),
      ofMesh: unreadOfMesh.filter(object =>
        reaches(object, namespace, facts.mesh),
      ),
    }),
    unreadableIn: namespace =>
      unreadable.filter(
        problem => (problem.namespace ?? namespace) === namespace,
      ),
  };
}

function isKind(object: SnapshotObject, group: string, kind: string): boolean {
  return object.kind === kind && object.apiVersion.split('/')[0] === group;
}

function apart(
  read: (Workload | Problem | undefined)[],
): [Workload[], Problem[]] {
  const found = read.flatMap(one => one ?? []);
  const isProblem = (one: Workload | Problem): one is Problem =>
    'message' in one;
  return [
    found.filter((one): one is Workload => !isProblem(one)),
    found.filter(isProblem),
  ];
}

/** Only one of them can be in the cluster: which one no manifest tells. */
function twiceIn(objects: SnapshotObject[]): Problem[] {
  const seen = new Map<string, SnapshotObject>();
  return objects.filter(matters).flatMap(object => {
    const { apiVersion, kind, metadata, at } = object;
    const { namespace = 'default', name } = metadata;
    const key = [apiVersion.split('/')[0], kind, namespace, name].join(' ');
    const first = seen.get(key);
    if (!first) {
      seen.set(key, object);
      return [];
    }
    return [
      {
        ...at,
        ...(kind !== 'Namespace' && { namespace }),
        message: `${kind} ${name} stands in ${first.at.path}:${first.at.line}, too: only one of them can be in the cluster`,
      },
    ];
  });
}

/** Does any answer depend on it? */
function matters(object: SnapshotObject): boolean {
  return (
    isNetworkPolicy(object) ||
    isDecisive(object) ||
    isKind(object, 'v1', 'Namespace') ||
    isWorkload(object) ||
    readService(object) !== undefined
  );
}

/** A policy is for its own namespace; one without, or in the mesh's root namespace, is for all. */
function reaches(
  { metadata }: SnapshotObject,
  namespace: string,
  mesh?: MeshFacts,
): boolean {
  const root = mesh?.kind === 'istio-sidecar' ? mesh.rootNamespace : undefined;
  return (
    metadata.namespace === undefined ||
    metadata.namespace === namespace ||
    metadata.namespace === root
  );
}

function toWorkload(pods: PodFacts): Workload {
  return {
    kind: 'Pods',
    namespace: pods.namespace,
    name: pods.name,
    // With an identity it is in the mesh, whatever its namespace says; without one it is outside.
    labels: podLabels({
      ...pods.podLabels,
      'sidecar.istio.io/inject': String(pods.serviceAccount !== undefined),
    }),
    annotations: {},
    serviceAccount: pods.serviceAccount ?? 'default',
    isOnHostNetwork: false,
    containers: [],
    ports: [],
  };
}
