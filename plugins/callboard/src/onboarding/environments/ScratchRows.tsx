import { Button, Flex, Text } from '@backstage/ui';
import { ContractTextField } from '../inputs/ContractTextField';
import { ScratchValue } from '../form-data';
import { given } from '../inputs/given';
import { RowOfFields } from '../inputs/RowOfFields';
import { Step } from '../use-step';

/** Directories that a pod may write to, each with the size that it may take; the rest of its files is read-only. */
export const ScratchRows = (props: {
  rows: ScratchValue[];
  issueAt: Step['issueAt'];
  onChange: (rows: ScratchValue[]) => void;
}) => {
  const { rows, issueAt, onChange } = props;
  const set = (index: number, field: keyof ScratchValue) => (text: string) =>
    onChange(
      rows.map((row, at) =>
        at === index ? given({ ...row, [field]: text || undefined }) : row,
      ),
    );
  return (
    <Flex direction="column" gap="3">
      <Text color="secondary">
        A pod writes only to its scratch directories, which are empty at each
        start.
      </Text>
      {rows.map((row, index) => (
        <RowOfFields
          key={index}
          label={`Directory ${index + 1}`}
          onRemove={() => onChange(rows.filter((_, at) => at !== index))}
        >
          <ContractTextField
            label="Directory"
            placeholder="/tmp"
            value={row.path}
            onChange={set(index, 'path')}
            issue={issueAt('spec', 'scratch', index, 'path')}
          />
          <ContractTextField
            label="Size"
            placeholder="64Mi"
            value={row.size}
            onChange={set(index, 'size')}
            issue={issueAt('spec', 'scratch', index, 'size')}
          />
        </RowOfFields>
      ))}
      <div>
        <Button variant="secondary" onPress={() => onChange([...rows, {}])}>
          Add a directory
        </Button>
      </div>
    </Flex>
  );
};
