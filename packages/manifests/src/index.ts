/**
 * Renders contract files to Kubernetes manifests, as files of a GitOps repository.
 * @packageDocumentation
 */
export type { Manifest } from './manifest';
export { paths } from './paths';
export { planFile } from './plan-file';
export type { FilePlan } from './plan-file';
export { render, renderNamespace } from './render';
export type { Rendering } from './render';
export type { RenderInput, ServiceName } from './render-input';
export type { RenderedFile } from './rendered-file';
export type { RenderIssue, RenderIssueCode } from './resolve';
