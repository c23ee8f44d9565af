import { SecretValue } from '../form-data';
import { ContractLinesField } from '../inputs/ContractLinesField';
import { ContractTextField } from '../inputs/ContractTextField';
import { given } from '../inputs/given';
import { RowOfFields } from '../inputs/RowOfFields';
import { together } from '../inputs/together';
import { Step } from '../use-step';
import { keysAsLines, linesToKeys, pathsOfKeys } from './secret-keys';

/** One Secret: its name, the store that holds it, and which variable gets which of the store's keys. */
export const SecretRowFields = (props: {
  index: number;
  row: SecretValue;
  issueAt: Step['issueAt'];
  onChange: (row: SecretValue) => void;
  onRemove: () => void;
}) => {
  const { index, row, issueAt, onChange } = props;
  const path = ['spec', 'secrets', index];
  const set = (field: 'name' | 'store') => (text: string) =>
    onChange(given({ ...row, [field]: text || undefined }));
  return (
    <RowOfFields label={`Secret ${index + 1}`} onRemove={props.onRemove}>
      <ContractTextField
        label="Secret"
        description="its name, behind that of the service"
        placeholder="orders-db"
        value={row.name}
        onChange={set('name')}
        issue={issueAt(...path, 'name')}
      />
      <ContractTextField
        label="Store"
        description="a SecretStore or a key vault"
        placeholder="kv-shop"
        value={row.store}
        onChange={set('store')}
        issue={issueAt(...path, 'store')}
      />
      <ContractLinesField
        label="Variables"
        description="VARIABLE=key, one per line"
        placeholder="DB_PASSWORD=orders-db-password"
        value={keysAsLines(row.keys)}
        onChange={lines =>
          onChange(given({ ...row, keys: linesToKeys(lines) }))
        }
        issue={together(
          ...pathsOfKeys(index, row.keys).map(each => issueAt(...each)),
        )}
      />
    </RowOfFields>
  );
};
