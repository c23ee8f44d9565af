/**
 * Callboard for Backstage's new frontend system: installing it is adding the dependency.
 * @packageDocumentation
 */
export { default } from './plugin';
export { callboardApiRef } from './api';
export { callboardTranslationRef } from './translation';
