import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Button, Text } from '@backstage/ui';
import { useState } from 'react';
import { AccessValue, HealthValue, PortRow, PortsPart } from '../form-data';
import { HealthFields, pathsOfHealth } from './HealthFields';
import { pathsOfLines } from '../inputs/lines';
import { OtherIssues } from '../inputs/OtherIssues';
import { pathsBelow } from '../paths-below';
import { PortRowFields } from './PortRowFields';
import { emptyPortRow, toAccess, toPortRows, toPortsPart } from './ports-part';
import { ServiceAndStartup } from './ServiceAndStartup';
import { StepFields } from '../inputs/StepFields';
import { useStep } from '../use-step';

/** The ports that others may call, and how Kubernetes asks whether the service is well. */
export const PortsOfPods = (props: FieldExtensionComponentProps<PortsPart>) => {
  const step = useStep('ports', props);
  const value = props.formData ?? {};
  const [rows, setRows] = useState(() => toPortRows(value));
  const access = toAccess(value);

  const change = (
    next: PortRow[],
    rest: { access?: AccessValue; health?: HealthValue } = {},
  ) => {
    setRows(next);
    props.onChange(
      toPortsPart(next, { access, health: value.health, ...rest }),
    );
  };
  const names = rows.map(row => row.name);

  return (
    <StepFields>
      {rows.length === 0 && (
        <Text>
          No ports: a worker, which calls others and cannot be called by name.
        </Text>
      )}
      {rows.map((row, index) => (
        <PortRowFields
          key={index}
          number={index + 1}
          row={row}
          issueAt={step.issueAt}
          onChange={changed =>
            change(rows.map((other, at) => (at === index ? changed : other)))
          }
          onRemove={() => change(rows.filter((_, at) => at !== index))}
        />
      ))}
      <div>
        <Button
          variant="secondary"
          onPress={() => change([...rows, emptyPortRow])}
        >
          Add a port
        </Button>
      </div>
      {rows.length > 0 && (
        <>
          <HealthFields
            value={value.health ?? {}}
            ports={names}
            issueAt={step.issueAt}
            onChange={health => change(rows, { health })}
          />
          <ServiceAndStartup
            access={access}
            health={value.health ?? {}}
            issueAt={step.issueAt}
            onChange={rest => change(rows, rest)}
          />
        </>
      )}
      <OtherIssues
        issues={step.issuesElsewhere([
          ...names.flatMap(name =>
            pathsBelow(
              ['spec', 'service', 'ports', name],
              ['port', 'targetPort', 'appProtocol', 'scrape'],
            ),
          ),
          ...pathsOfLines(['spec', 'service', 'sources'], access.sources),
          ...pathsOfHealth,
        ])}
      />
    </StepFields>
  );
};
