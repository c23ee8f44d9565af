import { Checkbox, CheckboxGroup, Flex, Text } from '@backstage/ui';
import styles from '../inputs/onboarding.module.css';
import { FieldIssue } from '../use-step';

/** Where a caller is let in: everywhere, until an environment is left out. */
export const CallerEnvironments = (props: {
  label?: string;
  description?: string;
  chosen: string[] | undefined;
  known: string[];
  issue: FieldIssue;
  onChange: (chosen: string[]) => void;
}) => {
  const { chosen, known, issue, onChange } = props;
  const names = [...new Set([...known, ...(chosen ?? [])])];
  return names.length > 1 || issue.message ? (
    <Flex direction="column" gap="1">
      <CheckboxGroup
        className={styles.choices}
        label={props.label ?? 'Only in'}
        description={
          props.description ??
          'leave out an environment without a mesh where requests are limited'
        }
        orientation="horizontal"
        value={chosen ?? names}
        onChange={onChange}
      >
        {names.map(name => (
          <Checkbox key={name} value={name}>
            {name}
          </Checkbox>
        ))}
      </CheckboxGroup>
      {issue.message && (
        <Text color="danger" role="alert">
          {issue.message}
        </Text>
      )}
    </Flex>
  ) : null;
};
