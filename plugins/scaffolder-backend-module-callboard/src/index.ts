/**
 * Scaffolder actions `callboard:render` and `callboard:propose`.
 * @packageDocumentation
 */
export { createProposeAction } from './actions/propose';
export { createRenderAction } from './actions/render';
export { scaffolderModuleCallboard as default } from './module';
