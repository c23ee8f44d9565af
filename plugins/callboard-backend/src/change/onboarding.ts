import { Caller, Microservice } from '@callboard/contract';
import { FileDiff } from '@callboard/plugin-callboard-common';
import { FileEdit } from '../git/GitHost';

/** What is asked for when a service is new. */
export interface OnboardingRequest {
  microservice: Microservice;
  callers: Caller[];
  requestedBy: string;
}

/** What an onboarding writes, and what a reviewer should know of it. */
export interface Onboarding {
  edits: FileEdit[];
  files: FileDiff[];
  notes: string[];
  /** Files that a person edited and that stay, because nothing tells what they were rendered from. */
  withoutBase: string[];
  /** Files of callers that are not what HEAD's contracts render to: this change brings them in line, too. */
  drifted: string[];
}
