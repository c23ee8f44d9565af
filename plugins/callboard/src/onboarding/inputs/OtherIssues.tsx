import { Alert } from '@backstage/ui';
import { StepIssue } from '../steps';

/** Issues that no field of the step shows. */
export const OtherIssues = ({ issues }: { issues: StepIssue[] }) =>
  issues.length ? (
    <Alert
      status="danger"
      icon
      title="This does not fit together yet"
      description={issues.map(({ path, message }) => (
        <div key={`${path.join('.')}: ${message}`}>{message}</div>
      ))}
    />
  ) : null;
