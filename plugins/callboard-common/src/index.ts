/**
 * What crosses the wire between the Callboard frontend, backend and modules.
 * @packageDocumentation
 */
export { CALLBOARD_SERVICE_ANNOTATION } from './annotations';
export { CallboardClient } from './CallboardClient';
export type { CallboardApi } from './CallboardClient';
export {
  changeDetailSchema,
  changeSchema,
  fileDiffSchema,
  mergeRequestSchema,
} from './change/change';
export type { Change, ChangeDetail, FileDiff } from './change/change';
export { environmentOfChange, platformSubject } from './change/platform-change';
export { effectSchema } from './change/effect';
export type { ChangedEdgeView, ConnectivityEffect } from './change/effect';
export { proposalRequestSchema, proposalSchema } from './change/proposal';
export type { Proposal, ProposalRequest } from './change/proposal';
export { environmentSchema } from './environment';
export type { Environment } from './environment';
export { REPOSITORY_CHANGED_TOPIC } from './events';
export { GIT_TOKEN_HEADER, isGitToken } from './git-token';
export { microserviceSummarySchema } from './microservice-summary';
export type { MicroserviceSummary, ServiceName } from './microservice-summary';
export { addressSchema } from './network/address';
export type { Address } from './network/address';
export {
  connectionSchema,
  connectionStateSchema,
  connectionsViewSchema,
  findingSchema,
  peerSchema,
  protectionSchema,
} from './network/connections';
export type {
  Connection,
  ConnectionState,
  ConnectionsView,
  FindingView,
  PeerView,
  ProtectionView,
} from './network/connections';
export { explainQuerySchema, explanationSchema } from './network/explanation';
export type { ExplainQuery, Explanation } from './network/explanation';
export {
  driftSchema,
  enforcementSchema,
  liveSchema,
  meshAsRunSchema,
} from './network/live';
export type { Drift, Enforcement, Live, MeshAsRun } from './network/live';
export { networkViewSchema } from './network/network-view';
export type { NetworkView } from './network/network-view';
export type { ShownRevision } from './network/shown-revision';
export {
  clusterSourceSchema,
  gitSourceSchema,
  sourceChoiceSchema,
  sourceKindSchema,
  sourceSchema,
} from './network/source';
export type {
  ClusterSource,
  GitSource,
  Source,
  SourceChoice,
  SourceKind,
} from './network/source';
export { reasonSchema, verdictSchema } from './network/verdict';
export type { ReasonView, VerdictView } from './network/verdict';
export { gitRepositorySchema } from './repository';
export type { GitRepository } from './repository';
export {
  callboardChangeCreatePermission,
  callboardChangeProposePermission,
  callboardLocalMergePermission,
  callboardNetworkReadPermission,
  callboardPermissions,
  callboardPlatformProposePermission,
} from './permissions';
