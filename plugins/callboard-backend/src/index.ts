/**
 * Reads GitOps repositories, answers what is where, proposes changes.
 * @packageDocumentation
 */
export { callboardPlugin as default } from './plugin';
