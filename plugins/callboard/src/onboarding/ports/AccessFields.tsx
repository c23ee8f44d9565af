import { Select, Switch } from '@backstage/ui';
import { ContractLinesField } from '../inputs/ContractLinesField';
import { AccessValue } from '../form-data';
import { given } from '../inputs/given';
import {
  defaultServiceType,
  isOpenType,
  serviceTypes,
  withType,
} from './service-access';
import { FieldIssue } from '../use-step';

/** What kind of Service it is, and for one that is open to the outside, who may come in. */
export const AccessFields = (props: {
  value: AccessValue;
  issueOfSources: FieldIssue;
  onChange: (value: AccessValue) => void;
}) => {
  const { value, onChange } = props;
  return (
    <>
      <Select
        label="Type of Service"
        options={serviceTypes}
        value={value.type ?? defaultServiceType}
        onChange={key => onChange(withType(value, String(key)))}
      />
      {value.type === 'LoadBalancer' && (
        <Switch
          label="Internal: reachable from the cloud's own network only"
          isSelected={value.internal ?? false}
          onChange={internal =>
            onChange(given({ ...value, internal: internal || undefined }))
          }
        />
      )}
      {isOpenType(value.type) && (
        <ContractLinesField
          label="Who may come in"
          description="ranges of addresses (CIDR), one per line"
          placeholder="203.0.113.0/24"
          value={value.sources}
          onChange={sources => onChange(given({ ...value, sources }))}
          issue={props.issueOfSources}
        />
      )}
    </>
  );
};
