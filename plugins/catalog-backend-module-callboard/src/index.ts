/**
 * Puts every microservice of the GitOps repositories into the catalog.
 * @packageDocumentation
 */
export { catalogModuleCallboard as default } from './module';
