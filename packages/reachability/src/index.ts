/**
 * Reads manifests into a snapshot and says where its services are reached.
 * @packageDocumentation
 */
export { cniNames } from './cni/profiles';
export type { CniName } from './cni/profiles';
export { engineNames, kindsRead } from './engines';
export type { Kind } from './kind';
export { isAddedAtRunTime } from './labels/run-time-labels';
export { equalTo, selects } from './labels/selector';
export type { Labels, Match, Requirement, Selector } from './labels/selector';
export type {
  DefaultInboundPolicy,
  DnsFacts,
  LinkerdFacts,
  MeshFacts,
  NetworkFacts,
  PodFacts,
  ProxiesAsRun,
  ProxyAsRun,
} from './network/facts';
export { workloadKey } from './network/proxies-as-run';
export { isWholeFamily, rangeOf } from './address/range';
export type { AddressRange } from './address/range';
export { asIfEnforced } from './network/as-if-enforced';
export { revise } from './network/revise';
export { joinParts } from './network/join-parts';
export type { Network } from './network/network';
export { toNetwork } from './network/to-network';
export { toPart } from './network/understand';
export type { NetworkPart, Understood } from './network/understand';
export type { SelectingPolicy } from './network/policies-selecting';
export type {
  Direction,
  NetworkPolicy,
  PeerEntry,
  PortEntry,
  Rule,
  SelectorEntry,
} from './network-policy/network-policy';
export { podsMeant } from './network-policy/pods-meant';
export type { PodsMeant } from './network-policy/pods-meant';
export { allowsPort } from './network-policy/rule';
export type { Peer } from './packet/end';
export { passageOf, reach } from './packet/reach';
export type { Connection, Passage } from './packet/reach';
export { callers, callingPeers, calls } from './question/callers';
export type { Call, Edge, EdgePort } from './question/callers';
export { compare } from './question/compare';
export type { ChangedEdge, ConnectivityDiff } from './question/compare';
export { protectionOf } from './question/protection';
export type { Isolation, Mtls, Protection } from './question/protection';
export { exposureOf } from './question/exposure';
export type { Exposure, SelectedPods } from './question/exposure';
export { isPlainlyClosed } from './question/plainly-closed';
export { nameServers, resolvesNames } from './question/name';
export { remediesFor } from './question/remedies';
export type { Remedy } from './question/remedies';
export { explain } from './question/explain';
export type { ServiceCall, ServiceRef, Step, Trace } from './question/trace';
export {
  addressOf,
  workloadsBehind,
  workloadsSelected,
} from './service/address';
export type { ServiceAddress, ServicePort } from './service/address';
export { backendsOf, podPortsOf, typeOf } from './service/service';
export type { PortSpec, Service, ServiceType } from './service/service';
export { readObject, toSnapshot } from './snapshot';
export type {
  ManifestFile,
  Place,
  Problem,
  Snapshot,
  SnapshotObject,
} from './snapshot';
export { Reachability } from './matrix/reachability';
export { whoReaches } from './matrix/who-reaches';
export type { Reaching } from './matrix/who-reaches';
export { differences } from './matrix/differences';
export type { Difference } from './matrix/differences';
export { edgesOf, matrixOf } from './matrix/matrix';
export type { Edges } from './matrix/matrix';
export type { OpenPorts } from './matrix/answers';
export type { PortRanges } from './matrix/port-ranges';
export { rangesOutside } from './matrix/ranges-outside';
export { naming } from './verdict/reason';
export type { ObjectRef, Reason, ReasonCode } from './verdict/reason';
export type {
  Condition,
  Outcome,
  RequestPattern,
  Verdict,
} from './verdict/verdict';
export { isLike, lasting } from './workload/is-like';
export { isOfMesh, portsNamed, readWorkload } from './workload/workload';
export type { ContainerPort, Protocol, Workload } from './workload/workload';
export { wordsOf } from './words/condition';
export { sentenceOf } from './words/sentence';
