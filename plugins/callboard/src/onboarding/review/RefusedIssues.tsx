import { Alert } from '@backstage/ui';
import { stepOfIssue } from '../issues-of-step';
import { StepIssue } from '../steps';

/** What the backend refuses: each with its field and the step to go back to. */
export const RefusedIssues = ({ issues }: { issues: StepIssue[] }) => (
  <Alert
    status="danger"
    icon
    role="alert"
    title="This cannot be proposed as it is"
    description={issues.map(issue => {
      const step = stepOfIssue(issue);
      const at = issue.path.length ? ` (${issue.path.join('.')})` : '';
      return (
        <div key={`${issue.path.join('.')}: ${issue.message}`}>
          {issue.message}
          {step && ` — go back to the step “${step}”`}
          {at}
        </div>
      );
    })}
  />
);
