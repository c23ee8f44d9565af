import { Caller, Microservice } from '@callboard/contract';

/** What is asked for when a service is new. */
export interface OnboardingRequest {
  microservice: Microservice;
  callers: Caller[];
  requestedBy: string;
}
