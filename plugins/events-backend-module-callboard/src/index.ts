/**
 * Takes webhooks of Gitea, and checks who sent them.
 * @packageDocumentation
 */
export { eventsModuleCallboardGitea as default } from './module';
