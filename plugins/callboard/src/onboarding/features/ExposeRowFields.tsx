import { Select, Text } from '@backstage/ui';
import { ExposeValue } from '../form-data';
import { ContractTextField } from '../inputs/ContractTextField';
import { given } from '../inputs/given';
import { RowOfFields } from '../inputs/RowOfFields';
import { together } from '../inputs/together';
import { Step } from '../use-step';

/** One name under which the service is reached: its host, the port that requests go to, and how their paths begin. */
export const ExposeRowFields = (props: {
  index: number;
  row: ExposeValue;
  /** The ports that can be reached so. */
  ports: string[];
  issueAt: Step['issueAt'];
  onChange: (row: ExposeValue) => void;
  onRemove: () => void;
}) => {
  const { index, row, issueAt, onChange } = props;
  const path = ['spec', 'expose', index];
  const ports = [...new Set([...props.ports, ...(row.port ? [row.port] : [])])];
  // A platform refuses the whole entry, and what decides is what the port speaks.
  const issue = together(issueAt(...path), issueAt(...path, 'port'));
  const message = row.port || issue.isDue ? issue.message : undefined;
  const set = (field: keyof ExposeValue) => (text: string) =>
    onChange(given({ ...row, [field]: text || undefined }));
  return (
    <RowOfFields
      label={`Host name ${index + 1}`}
      onRemove={props.onRemove}
      more={
        message && (
          <Text color="danger" role="alert">
            {message}
          </Text>
        )
      }
    >
      <ContractTextField
        label="Host"
        placeholder="orders.example.com"
        value={row.host}
        onChange={set('host')}
        issue={issueAt(...path, 'host')}
      />
      <Select
        label="Port"
        options={ports.map(name => ({ id: name, label: name }))}
        value={row.port ?? null}
        isInvalid={Boolean(message)}
        validationBehavior="aria"
        onChange={key => onChange({ ...row, port: String(key) })}
      />
      <ContractTextField
        label="Path begins with"
        placeholder="/"
        value={row.path}
        onChange={set('path')}
        issue={issueAt(...path, 'path')}
      />
    </RowOfFields>
  );
};
