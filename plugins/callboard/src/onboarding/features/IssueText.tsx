import { Text } from '@backstage/ui';
import { FieldIssue } from '../use-step';

/** What is wrong with something that has no text field of its own, once it is due. */
export const IssueText = ({ issue }: { issue: FieldIssue }) =>
  issue.isDue && issue.message ? (
    <Text color="danger" role="alert">
      {issue.message}
    </Text>
  ) : null;
