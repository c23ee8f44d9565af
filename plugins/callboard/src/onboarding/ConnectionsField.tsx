import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useState } from 'react';
import { CallerRows } from './CallerRows';
import { CallRows } from './CallRows';
import { toCallRows, toConnectionsPart } from './connections-part';
import { CallerValue, CallRow, ConnectionsPart } from './form-data';
import { OtherIssues } from './OtherIssues';
import { useMicroservices } from './use-microservices';
import { StepFields } from './StepFields';
import { useStep } from './use-step';

/** Whom the new microservice calls, and who may call it. */
export const ConnectionsField = (
  props: FieldExtensionComponentProps<ConnectionsPart>,
) => {
  const step = useStep('connections', props);
  const microservices = useMicroservices();
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
        microservices={microservices}
        issueAt={step.issueAt}
        onChange={next => change(rows, next)}
      />
      <OtherIssues
        issues={step.issuesElsewhere([
          ...rows.flatMap(({ prefix }) =>
            pathsBelow(
              ['spec', 'calls', prefix],
              ['service', 'namespace', 'port'],
            ),
          ),
          ...callers.flatMap((_, index) =>
            pathsBelow(['callers', index], ['namespace', 'name', 'ports']),
          ),
        ])}
      />
    </StepFields>
  );
};

function pathsBelow(
  path: (string | number)[],
  fields: string[],
): (string | number)[][] {
  return [path, ...fields.map(field => [...path, field])];
}
