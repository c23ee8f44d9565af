export { asKubectlReads } from './as-kubectl-reads';
export { readsAsText } from './reads-as-text';
