/**
 * Every code that the delivery of an environment can be refused with. Each has a case in `deliveries/`.
 * @public
 */
export type DeliveryIssueCode =
  | 'gitops-missing'
  | 'repository-missing'
  | 'service-missing'
  | 'environment-too-long'
  | 'namespace-of-the-tool'
  | 'project-name-taken'
  | 'application-name-too-long'
  | 'application-name-taken';

/**
 * Why the delivery of an environment cannot be set up: `path` leads to the field of the platform, or of the contracts
 * that the message names.
 * @public
 */
export interface DeliveryIssue {
  code: DeliveryIssueCode;
  path: (string | number)[];
  message: string;
}
