import { issueOfLines } from '../onboarding/inputs/lines';
import { FieldIssue } from '../onboarding/use-step';
import { PairValue } from './access-value';
import { Access } from './use-access';

/** What is wrong with the ports that are chosen. */
export function issueOfPorts(
  issueAt: Access['issueAt'],
  { ports }: PairValue & { ports?: string[] },
): FieldIssue {
  return issueOfLines(issueAt, ['ports'], ports);
}
