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
export { proposalRequestSchema, proposalSchema } from './change/proposal';
export type { Proposal, ProposalRequest } from './change/proposal';
export { environmentSchema } from './environment';
export type { Environment } from './environment';
export { REPOSITORY_CHANGED_TOPIC } from './events';
export { microserviceSummarySchema } from './microservice-summary';
export type { MicroserviceSummary, ServiceName } from './microservice-summary';
export { addressSchema } from './network/address';
export type { Address } from './network/address';
export { networkViewSchema, sourceSchema } from './network/network-view';
export type { NetworkView, Source } from './network/network-view';
export {
  callboardChangeCreatePermission,
  callboardLocalMergePermission,
  callboardNetworkReadPermission,
  callboardPermissions,
} from './permissions';
