/**
 * The contract files that a team and its platform own: `Microservice`, `Grant`, `Platform`.
 * @packageDocumentation
 */
export { addCall } from './add-call';
export type { CallEntry } from './add-call';
export { parseCallers } from './caller';
export type { Caller } from './caller';
export { grantSchema, parseGrant } from './grant';
export type { Grant } from './grant';
export type { Issue, IssueCode, Parsed } from './issue';
export { issuesOfPart } from './issues-of-part';
export { microserviceSchema, parseMicroservice } from './microservice';
export type { Microservice } from './microservice';
export { parsePlatform, platformSchema } from './platform';
export type { Platform } from './platform';
export { readDocument } from './read-document';
