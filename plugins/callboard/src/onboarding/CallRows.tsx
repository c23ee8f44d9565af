import { MicroserviceSummary } from '@callboard/plugin-callboard-common';
import { Button, Flex, Text } from '@backstage/ui';
import { suggestPrefix } from './connections-part';
import { ContractTextField } from './ContractTextField';
import { CallRow } from './form-data';
import { RowOfFields } from './RowOfFields';
import { serviceNameAsTyped } from './service-name';
import { SuggestField } from './SuggestField';
import { FieldIssue, Step } from './use-step';

/** Whom the microservice calls: one row per call. */
export const CallRows = (props: {
  rows: CallRow[];
  microservices: MicroserviceSummary[];
  issueAt: Step['issueAt'];
  onChange: (rows: CallRow[]) => void;
}) => {
  const { rows, microservices, issueAt, onChange } = props;
  const callable = microservices.filter(({ ports }) => ports.length > 0);
  const change = (index: number, changed: CallRow) =>
    onChange(rows.map((row, at) => (at === index ? changed : row)));

  return (
    <Flex direction="column" gap="3">
      <Text as="h3" variant="title-x-small" weight="bold">
        It calls
      </Text>
      {rows.length === 0 && (
        <Text color="secondary">Nobody: it calls no other microservice.</Text>
      )}
      {rows.map((row, index) => {
        const path = ['spec', 'calls', row.prefix];
        return (
          <RowOfFields
            key={index}
            label={`Call ${index + 1}`}
            onRemove={() => onChange(rows.filter((_, at) => at !== index))}
          >
            <SuggestField
              label="Service"
              placeholder="namespace/name"
              value={row.target}
              suggestions={callable.map(service => ({
                value: serviceNameAsTyped(service),
                description: service.owner,
              }))}
              issue={together(
                issueAt(...path, 'namespace'),
                issueAt(...path, 'service'),
              )}
              onChange={target => change(index, withTarget(row, target))}
            />
            <SuggestField
              label="Port"
              placeholder="http"
              value={row.port}
              suggestions={(
                callable.find(
                  service => serviceNameAsTyped(service) === row.target,
                )?.ports ?? []
              ).map(port => ({ value: port }))}
              issue={issueAt(...path, 'port')}
              onChange={port => change(index, { ...row, port })}
            />
            <ContractTextField
              label="Variable prefix"
              placeholder="ORDERS"
              value={row.prefix}
              issue={issueAt(...path)}
              onChange={prefix => change(index, { ...row, prefix })}
            />
          </RowOfFields>
        );
      })}
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

/** A prefix that nobody typed follows the service. */
function withTarget(row: CallRow, target: string): CallRow {
  const follows = row.prefix === suggestPrefix(row.target);
  return {
    ...row,
    target,
    prefix: follows ? suggestPrefix(target) : row.prefix,
  };
}

/** The issues of two fields of the contract that one field of the form fills in. */
export function together(a: FieldIssue, b: FieldIssue): FieldIssue {
  return {
    message: [a.message, b.message].filter(Boolean).join('; '),
    isDue: a.isDue,
  };
}
