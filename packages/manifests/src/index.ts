/**
 * Renders contract files to Kubernetes manifests, as files of a GitOps repository.
 * @packageDocumentation
 */
export { InvalidManifestError } from './InvalidManifestError';
export type { Manifest } from './manifest';
export type { DeliveryInput, DeployedObject } from './delivery/delivery-input';
export type {
  DeliveryIssue,
  DeliveryIssueCode,
} from './delivery/delivery-issue';
export { renderDelivery } from './delivery/render-delivery';
export type { DeliveryRendering } from './delivery/render-delivery';
export type { Team } from './delivery/teams';
export { deployedNamespace } from './resolve/peer';
export { paths } from './paths';
export type { KeptEdit } from './merge/three-way';
export type { Json } from './merge/value';
export { planFile, planRemoval } from './plan-file';
export type { FilePlan, FindBase, KeepReason } from './plan-file';
export { render, renderNamespace } from './render';
export type { Rendering } from './render';
export type { RenderInput, ServiceName } from './render-input';
export { isRendered, isUntouched } from './rendered-file';
export type { RenderedFile } from './rendered-file';
export { hostsTaken } from './resolve/hosts-taken';
export type { RenderIssue, RenderIssueCode } from './resolve/render-issue';
export { validateManifest } from './validate-manifest';
export type { ManifestIssue } from './validate-manifest';
export { baseAmong } from './repository/base-among';
export { clusterFacts } from './repository/cluster-facts';
export type { ClusterFacts, PlatformPods } from './repository/cluster-facts';
export {
  keptEditNote,
  keptFileNote,
  keptRemovalNote,
} from './repository/kept-notes';
export { readContractFile } from './repository/read-contract';
export type { ContractFile } from './repository/read-contract';
