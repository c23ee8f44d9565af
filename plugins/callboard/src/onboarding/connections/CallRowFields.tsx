import { MicroserviceSummary } from '@callboard/plugin-callboard-common';
import { suggestPrefix } from './connections-part';
import { ContractTextField } from '../inputs/ContractTextField';
import { CallRow } from '../form-data';
import { numberOrText } from '../inputs/number-or-text';
import { RowOfFields } from '../inputs/RowOfFields';
import { serviceNameAsTyped } from './service-name';
import { SuggestField } from '../inputs/SuggestField';
import { together } from '../inputs/together';
import { UnmanagedCallee } from './UnmanagedCallee';
import { FieldIssue, Step } from '../use-step';

const noIssue: FieldIssue = { isDue: false };

/** One call: whom, on which port, and the prefix of the variables that it injects. */
export const CallRowFields = (props: {
  number: number;
  row: CallRow;
  /** The microservices that have a port. */
  callable: MicroserviceSummary[];
  issueAt: Step['issueAt'];
  onChange: (row: CallRow) => void;
  onRemove: () => void;
}) => {
  const { row, callable, issueAt, onChange } = props;
  const path = ['spec', 'calls', row.prefix];
  const called = callable.find(
    service => serviceNameAsTyped(service) === row.target,
  );
  // What the contract says of the whole call is, of these, about a port that should be a number.
  const entry = issueAt(...path);
  const isOfPort = row.unmanaged && typeof numberOrText(row.port) !== 'number';

  return (
    <RowOfFields
      label={`Call ${props.number}`}
      onRemove={props.onRemove}
      more={<UnmanagedCallee row={row} issueAt={issueAt} onChange={onChange} />}
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
        onChange={target => onChange(withTarget(row, target))}
      />
      {row.unmanaged ? (
        <ContractTextField
          label="Port"
          placeholder="5432"
          inputMode="numeric"
          value={row.port}
          issue={together(issueAt(...path, 'port'), isOfPort ? entry : noIssue)}
          onChange={port => onChange({ ...row, port })}
        />
      ) : (
        <SuggestField
          label="Port"
          placeholder="http"
          value={row.port}
          suggestions={(called?.ports ?? []).map(port => ({ value: port }))}
          issue={issueAt(...path, 'port')}
          onChange={port => onChange({ ...row, port })}
        />
      )}
      <ContractTextField
        label="Variable prefix"
        placeholder="ORDERS"
        value={row.prefix}
        issue={isOfPort ? noIssue : entry}
        onChange={prefix => onChange({ ...row, prefix })}
      />
    </RowOfFields>
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
