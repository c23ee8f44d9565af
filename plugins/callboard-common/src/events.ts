/**
 * Topic of the event that is published when the base branch of a GitOps repository moved, and at the start.
 * Its payload is `{ repository: string }`, the id of the repository in the configuration.
 * @public
 */
export const REPOSITORY_CHANGED_TOPIC = 'callboard.repository-changed';
