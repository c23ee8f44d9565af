import { Button, Flex, Text } from '@backstage/ui';
import { RightsValue } from '../form-data';
import { Step } from '../use-step';
import { IssueText } from './IssueText';
import { RightsRowFields } from './RightsRowFields';

/** What the service may do with objects of its own namespace, by the API of Kubernetes: nothing where no row says so. */
export const RightsRows = (props: {
  rows: RightsValue[];
  isOffered: boolean;
  issueAt: Step['issueAt'];
  onChange: (rows: RightsValue[]) => void;
}) => {
  const { rows, issueAt, onChange } = props;
  return (
    <Flex direction="column" gap="3">
      <Text color="secondary">
        What it may do with objects of its own namespace, by the API of
        Kubernetes.
      </Text>
      {rows.map((row, index) => (
        <RightsRowFields
          key={index}
          index={index}
          row={row}
          issueAt={issueAt}
          onChange={changed =>
            onChange(rows.map((other, at) => (at === index ? changed : other)))
          }
          onRemove={() => onChange(rows.filter((_, at) => at !== index))}
        />
      ))}
      <IssueText issue={issueAt('spec', 'apiAccess')} />
      {props.isOffered && (
        <div>
          <Button
            variant="secondary"
            onPress={() => onChange([...rows, { apiGroups: [''] }])}
          >
            Add rights
          </Button>
        </div>
      )}
    </Flex>
  );
};
