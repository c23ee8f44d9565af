import { Button, Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import { ContractTextField } from '../inputs/ContractTextField';
import { toVariableRows, withVariables } from './environments-part';
import { EnvironmentsPart, VariableRow } from '../form-data';
import { RowOfFields } from '../inputs/RowOfFields';
import { Step } from '../use-step';

/** Environment variables that are the same everywhere; those of the calls are injected besides. */
export const VariableRows = (props: {
  value: EnvironmentsPart;
  issueAt: Step['issueAt'];
  onChange: (value: EnvironmentsPart) => void;
}) => {
  const { value, issueAt } = props;
  const [rows, setRows] = useState(() => toVariableRows(value));
  const change = (next: VariableRow[]) => {
    setRows(next);
    props.onChange(withVariables(value, next));
  };
  const set = (index: number, changed: Partial<VariableRow>) =>
    change(
      rows.map((row, at) => (at === index ? { ...row, ...changed } : row)),
    );

  return (
    <Flex direction="column" gap="3">
      <Text as="h3" variant="title-x-small" weight="bold">
        Environment variables
      </Text>
      <Text color="secondary">
        Not for secrets: everyone who reads the repository reads them.
      </Text>
      {rows.map((row, index) => (
        <RowOfFields
          key={index}
          label={`Variable ${index + 1}`}
          onRemove={() => change(rows.filter((_, at) => at !== index))}
        >
          <ContractTextField
            label="Variable"
            placeholder="LOG_LEVEL"
            value={row.name}
            onChange={name => set(index, { name })}
            issue={issueAt('spec', 'env', row.name)}
          />
          <ContractTextField
            label="Value"
            value={row.value}
            onChange={text => set(index, { value: text })}
            issue={{ isDue: false }}
          />
        </RowOfFields>
      ))}
      <div>
        <Button
          variant="secondary"
          onPress={() => change([...rows, { name: '', value: '' }])}
        >
          Add a variable
        </Button>
      </div>
    </Flex>
  );
};
