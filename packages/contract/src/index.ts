/**
 * The contract files that a team and its platform own: `Microservice`, `Grant`, `Platform`.
 * @packageDocumentation
 */
export { parseAccessGrant, parseAccessRevocation } from './access';
export type { AccessGrant, AccessRevocation } from './access';
export { addCall } from './add-call';
export { answersOn, limitsMet, limitsOn } from './capabilities/answers-on';
export type { CapabilityAnswer, Limit } from './capabilities/answers-on';
export { axes } from './capabilities/axes';
export type { AxisName } from './capabilities/axes';
export { capabilities } from './capabilities/capabilities';
export type { Feature } from './capabilities/capabilities';
export type { Asking, Capability, Cell } from './capabilities/capability';
export { saidOfAnswer } from './capabilities/said-of-answer';
export { parseCallers } from './caller';
export type { Caller } from './caller';
export { editGrant } from './edit-grant';
export { grantSchema, parseGrant } from './grant';
export type { Grant } from './grant';
export { contractJsonSchemas } from './json-schema';
export type { Issue, IssueCode, Parsed } from './issue';
export { issuesOfPart } from './issues-of-part';
export type { CallEntry, ManagedCallEntry } from './microservice/calls';
export {
  microserviceSchema,
  parseMicroservice,
} from './microservice/microservice';
export type { Microservice } from './microservice/microservice';
export { apiVerbs } from './microservice/api-access';
export { replicasIn } from './microservice/replicas';
export type { Replicas } from './microservice/replicas';
export { secretsDirectory } from './microservice/secrets';
export { retryConditions } from './microservice/traffic';
export type { RetryCondition } from './microservice/traffic';
export { parsePlatform, platformSchema } from './platform';
export type { Platform } from './platform';
export { kubernetesVersion } from './scalars/numbers';
export { readDocument } from './read-document';
export { removeCall } from './remove-call';
