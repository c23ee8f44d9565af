import { MicroserviceSummary } from '@callboard/plugin-callboard-common';
import { CallerLimits } from './CallerLimits';
import { CallerPorts } from './CallerPorts';
import { CallerValue } from '../form-data';
import { RowOfFields } from '../inputs/RowOfFields';
import { serviceNameAsTyped, toServiceName } from './service-name';
import { SuggestField } from '../inputs/SuggestField';
import { together } from '../inputs/together';
import { Step } from '../use-step';

/** One caller: who, on which ports, and with what limits. */
export const CallerRowFields = (props: {
  index: number;
  caller: CallerValue;
  ports: string[];
  environments: string[];
  microservices: MicroserviceSummary[];
  issueAt: Step['issueAt'];
  onChange: (caller: CallerValue) => void;
  onRemove: () => void;
}) => {
  const { index, caller, issueAt, onChange } = props;
  return (
    <RowOfFields
      label={`Caller ${index + 1}`}
      onRemove={props.onRemove}
      more={
        <CallerLimits
          index={index}
          caller={caller}
          environments={props.environments}
          issueAt={issueAt}
          onChange={onChange}
        />
      }
    >
      <SuggestField
        label="Caller"
        placeholder="namespace/name"
        value={serviceNameAsTyped(caller)}
        suggestions={props.microservices.map(service => ({
          value: serviceNameAsTyped(service),
          description: service.owner,
        }))}
        issue={together(
          issueAt('callers', index, 'namespace'),
          issueAt('callers', index, 'name'),
        )}
        onChange={typed => {
          const { name: _name, namespace: _namespace, ...rest } = caller;
          onChange({ ...toServiceName(typed), ...rest });
        }}
      />
      <CallerPorts
        chosen={caller.ports}
        ports={props.ports}
        message={issueAt('callers', index, 'ports').message}
        onChange={ports => onChange({ ...caller, ports })}
      />
    </RowOfFields>
  );
};
