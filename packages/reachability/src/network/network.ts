import { AdminPolicy } from '../admin-policy/admin-policy';
import { SelectingAdminPolicy } from '../admin-policy/policies-for';
import { CiliumPolicy } from '../cilium/cilium-policy';
import { SelectingCiliumPolicy } from '../cilium/policies-for';
import { CniProfile } from '../cni/profiles';
import { AuthorizationPolicy } from '../istio/authorization-policy';
import { Gateway } from '../istio/gateway';
import { PeerAuthentication } from '../istio/peer-authentication';
import { RequestAuthentication } from '../istio/request-authentication';
import { Labels } from '../labels/selector';
import { LinkerdPolicies } from '../linkerd/linkerd-policies';
import { NetworkPolicy } from '../network-policy/network-policy';
import { Service } from '../service/service';
import { Problem, Snapshot, SnapshotObject } from '../snapshot';
import { Workload } from '../workload/workload';
import { NetworkFacts } from './facts';
import { NetworkPart } from './understand';
import { SelectingPolicy } from './policies-selecting';

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
  /** @internal Those of them that may be anything. */
  unreadable: Problem[];
  /** Those that the snapshot holds something of: not each that a cluster has, and not those of the platform's pods. */
  namespaces: ReadonlySet<string>;
  /** What it is made of. */
  snapshot: Snapshot;
  /** @internal The same, as it was put together. */
  parts: NetworkPart[];
  /** @internal */
  profile: CniProfile;
  /** @internal */
  labelsOfNamespace(name: string): Labels;
  /** @internal Nothing where the namespace is not in the snapshot. */
  annotationsOfNamespace(name: string): Record<string, string> | undefined;
  services: Service[];
  servicesIn(namespace: string): Service[];
  /** The workloads whose pods one of its Services selects. */
  backendsOf(service: Service): Workload[];
  /** Those of its Services that select the pods of a workload. */
  servicesOf(workload: Workload): Service[];
  networkPolicies: NetworkPolicy[];
  networkPoliciesIn(namespace: string): NetworkPolicy[];
  policiesSelecting(workload: Workload): SelectingPolicy[];
  adminPolicies: AdminPolicy[];
  /** @internal Those that are, or may be, for a workload's pods. */
  adminPoliciesFor(workload: Workload): SelectingAdminPolicy[];
  /** @internal None where Cilium is not known to enforce them. */
  ciliumPolicies: CiliumPolicy[];
  /** @internal */
  ciliumPoliciesFor(workload: Workload): SelectingCiliumPolicy[];
  /** @internal */
  ciliumPoliciesForNodes: CiliumPolicy[];
  /** @internal Those for all workloads of their scope; one that makes no sense has a selector, too. */
  peerAuthenticationsIn(namespace: string): PeerAuthentication[];
  /** @internal Those of the workload's namespace with a selector. */
  peerAuthenticationsSelecting(
    workload: Workload,
  ): SelectingPolicy<PeerAuthentication>[];
  /** @internal Those of the mesh's root namespace and of the workload's. */
  authorizationPoliciesSelecting(
    workload: Workload,
  ): SelectingPolicy<AuthorizationPolicy>[];
  /** @internal Those of the mesh's root namespace and of the workload's. */
  requestAuthenticationsSelecting(
    workload: Workload,
  ): SelectingPolicy<RequestAuthentication>[];
  /** @internal Those for waypoints and gateways, and for Services before these. */
  authorizationPoliciesWithTargets: AuthorizationPolicy[];
  /** @internal */
  requestAuthenticationsWithTargets: RequestAuthentication[];
  /** @internal More than one where a name stands twice. */
  gatewaysNamed(namespace: string, name: string): Gateway[];
  /** @internal Those that are waypoints of Istio's. */
  waypoints: Gateway[];
  /** @internal How many say something of all waypoints. */
  waypointClassesWithSettings: number;
  /** @internal */
  linkerd: LinkerdPolicies;
  /** What is not evaluated and may decide for pods of the namespace. */
  unreadIn(namespace: string): {
    policies: SnapshotObject[];
    ofMesh: SnapshotObject[];
  };
  /** What could not be read and may be anything in the namespace. */
  unreadableIn(namespace: string): Problem[];
}
