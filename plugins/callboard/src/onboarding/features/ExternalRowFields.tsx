import { ExternalValue } from '../form-data';
import { ContractLinesField } from '../inputs/ContractLinesField';
import { ContractTextField } from '../inputs/ContractTextField';
import { given } from '../inputs/given';
import { issueOfLines } from '../inputs/lines';
import { asTyped, numberOrText } from '../inputs/number-or-text';
import { RowOfFields } from '../inputs/RowOfFields';
import { together } from '../inputs/together';
import { Step } from '../use-step';

/** One host outside the cluster, its port, and its addresses where they can be told. */
export const ExternalRowFields = (props: {
  index: number;
  row: ExternalValue;
  takesAddresses: boolean;
  issueAt: Step['issueAt'];
  onChange: (row: ExternalValue) => void;
  onRemove: () => void;
}) => {
  const { index, row, issueAt, onChange } = props;
  const path = ['spec', 'external', index];
  const hasAddresses = props.takesAddresses || row.cidrs !== undefined;
  // A platform refuses the whole entry, and what decides is whether it has addresses.
  const refused = issueAt(...path);
  const host = issueAt(...path, 'host');
  return (
    <RowOfFields label={`Host outside ${index + 1}`} onRemove={props.onRemove}>
      <ContractTextField
        label="Host"
        description="its name in DNS"
        placeholder="api.example.com"
        value={row.host}
        onChange={text => onChange(given({ ...row, host: text || undefined }))}
        issue={hasAddresses ? host : together(refused, host)}
      />
      <ContractTextField
        label="Port"
        description="its number"
        placeholder="443"
        inputMode="numeric"
        value={asTyped(row.port)}
        onChange={typed =>
          onChange(given({ ...row, port: numberOrText(typed) }))
        }
        issue={issueAt(...path, 'port')}
      />
      {hasAddresses && (
        <ContractLinesField
          label="Addresses"
          description="ranges (CIDR), one per line"
          placeholder="203.0.113.0/24"
          value={row.cidrs}
          onChange={cidrs => onChange(given({ ...row, cidrs }))}
          issue={together(
            refused,
            issueOfLines(issueAt, [...path, 'cidrs'], row.cidrs),
          )}
        />
      )}
    </RowOfFields>
  );
};
