export { asKubectlReads } from './as-kubectl-reads';
export { readsAsText } from './reads-as-text';
export type { Refusal } from './refusal';
export { refusalOf } from './refusal-of';
