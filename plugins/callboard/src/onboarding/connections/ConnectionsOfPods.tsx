import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useState } from 'react';
import { pathsOfLimits } from './caller-limits';
import { CallerRows } from './CallerRows';
import { CallRows } from './CallRows';
import { toCallRows, toConnectionsPart } from './connections-part';
import { CallerValue, CallRow, ConnectionsPart } from '../form-data';
import { OtherIssues } from '../inputs/OtherIssues';
import { pathsBelow } from '../paths-below';
import { useEnvironments } from '../environments/use-environments';
import { useMicroservices } from './use-microservices';
import { StepFields } from '../inputs/StepFields';
import { useStep } from '../use-step';

/** Whom the pods of the new microservice call, and who may call them. */
export const ConnectionsOfPods = (
  props: FieldExtensionComponentProps<ConnectionsPart>,
) => {
  const step = useStep('connections', props);
  const microservices = useMicroservices();
  const { names: environments = [] } = useEnvironments();
  const value = props.formData ?? {};
  const [rows, setRows] = useState(() => toCallRows(value));
  const callers = value.callers ?? [];
  const ports = Object.keys(step.formData.ports?.service?.ports ?? {});

  const change = (nextRows: CallRow[], nextCallers: CallerValue[]) => {
    setRows(nextRows);
    props.onChange(toConnectionsPart(nextRows, nextCallers));
  };
  return (
    <StepFields>
      <CallRows
        rows={rows}
        microservices={microservices}
        issueAt={step.issueAt}
        onChange={next => change(next, callers)}
      />
      <CallerRows
        callers={callers}
        ports={ports}
        environments={environments}
        microservices={microservices}
        issueAt={step.issueAt}
        onChange={next => change(rows, next)}
      />
      <OtherIssues
        issues={step.issuesElsewhere([
          ...rows.flatMap(({ prefix }) =>
            pathsBelow(
              ['spec', 'calls', prefix],
              ['service', 'namespace', 'port', 'targetPort', 'podLabels'],
            ),
          ),
          ...callers.flatMap((caller, index) => [
            ...pathsBelow(['callers', index], ['namespace', 'name', 'ports']),
            ...pathsOfLimits(['callers', index], caller),
          ]),
        ])}
      />
    </StepFields>
  );
};
