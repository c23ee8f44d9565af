import { MicroserviceSummary } from '@callboard/plugin-callboard-common';
import { Button, Flex, Text } from '@backstage/ui';
import { CallRowFields } from './CallRowFields';
import { CallRow } from '../form-data';
import { Step } from '../use-step';

/** Whom the microservice calls: one row per call. */
export const CallRows = (props: {
  rows: CallRow[];
  microservices: MicroserviceSummary[];
  issueAt: Step['issueAt'];
  onChange: (rows: CallRow[]) => void;
}) => {
  const { rows, microservices, issueAt, onChange } = props;
  return (
    <Flex direction="column" gap="3">
      <Text as="h3" variant="title-x-small" weight="bold">
        It calls
      </Text>
      {rows.length === 0 && (
        <Text color="secondary">Nobody: it calls no other microservice.</Text>
      )}
      {rows.map((row, index) => (
        <CallRowFields
          key={index}
          number={index + 1}
          row={row}
          callable={microservices.filter(({ ports }) => ports.length > 0)}
          issueAt={issueAt}
          onChange={changed =>
            onChange(rows.map((other, at) => (at === index ? changed : other)))
          }
          onRemove={() => onChange(rows.filter((_, at) => at !== index))}
        />
      ))}
      <div>
        <Button
          variant="secondary"
          onPress={() =>
            onChange([...rows, { prefix: '', target: '', port: '' }])
          }
        >
          Add a call
        </Button>
      </div>
    </Flex>
  );
};
