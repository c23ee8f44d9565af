import { Select } from '@backstage/ui';
import { ContractTextField } from '../inputs/ContractTextField';
import { PortRow } from '../form-data';
import { More } from '../inputs/More';
import { RowOfFields } from '../inputs/RowOfFields';
import { Step } from '../use-step';

const protocols = [
  { id: 'http', label: 'HTTP' },
  { id: 'grpc', label: 'gRPC' },
  { id: 'tcp', label: 'TCP' },
];

/** One port: its name, the Service's number, the pod's number, and what is spoken on it. */
export const PortRowFields = (props: {
  number: number;
  row: PortRow;
  issueAt: Step['issueAt'];
  onChange: (row: PortRow) => void;
  onRemove: () => void;
}) => {
  const { row, issueAt, onChange } = props;
  const path = ['spec', 'service', 'ports', row.name];
  const set = (field: keyof PortRow) => (text: string) =>
    onChange({ ...row, [field]: text });
  return (
    <RowOfFields
      label={`Port ${props.number}`}
      onRemove={props.onRemove}
      more={
        <More
          about="metrics"
          isFilled={row.scrape !== ''}
          issues={[issueAt(...path, 'scrape')]}
        >
          <ContractTextField
            label="Metrics path"
            description="where a scraper reads metrics on this port; without it, no scraper is let in"
            placeholder="/metrics"
            value={row.scrape}
            onChange={set('scrape')}
            issue={issueAt(...path, 'scrape')}
          />
        </More>
      }
    >
      <ContractTextField
        label="Port name"
        placeholder="http"
        value={row.name}
        onChange={set('name')}
        issue={issueAt(...path)}
      />
      <ContractTextField
        label="Service port"
        placeholder="80"
        inputMode="numeric"
        value={row.port}
        onChange={set('port')}
        issue={issueAt(...path, 'port')}
      />
      <ContractTextField
        label="Pod port"
        placeholder="the same"
        inputMode="numeric"
        value={row.targetPort}
        onChange={set('targetPort')}
        issue={issueAt(...path, 'targetPort')}
      />
      <Select
        label="Protocol"
        options={protocols}
        value={row.appProtocol}
        onChange={key => onChange({ ...row, appProtocol: String(key) })}
      />
    </RowOfFields>
  );
};
