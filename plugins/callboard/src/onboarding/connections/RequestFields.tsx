import { Checkbox, CheckboxGroup, Flex, Text } from '@backstage/ui';
import { httpMethods } from './caller-limits';
import { ContractLinesField } from '../inputs/ContractLinesField';
import { RequestValue } from '../form-data';
import { given } from '../inputs/given';
import styles from '../inputs/onboarding.module.css';
import { FieldIssue } from '../use-step';

/** The requests that a caller is limited to; nothing chosen and no path is all of them. */
export const RequestFields = (props: {
  value: RequestValue;
  issueOfMethods: FieldIssue;
  issueOfPaths: FieldIssue;
  onChange: (value: RequestValue) => void;
}) => {
  const { value, issueOfMethods, onChange } = props;
  return (
    <Flex
      direction="column"
      gap="4"
      role="group"
      aria-label="Only these requests"
    >
      <CheckboxGroup
        className={styles.choices}
        label="Only these requests"
        description="where a mesh reads requests; nothing chosen and no path: all requests"
        orientation="horizontal"
        value={value.methods ?? []}
        onChange={methods =>
          onChange(
            given({ ...value, methods: methods.length ? methods : undefined }),
          )
        }
      >
        {httpMethods.map(method => (
          <Checkbox key={method} value={method}>
            {method}
          </Checkbox>
        ))}
      </CheckboxGroup>
      {issueOfMethods.message && (
        <Text color="danger" role="alert">
          {issueOfMethods.message}
        </Text>
      )}
      <ContractLinesField
        label="Only these paths"
        description="one per line, exact or with * at one end"
        placeholder="/api/*"
        value={value.paths}
        onChange={paths => onChange(given({ ...value, paths }))}
        issue={props.issueOfPaths}
      />
    </Flex>
  );
};
