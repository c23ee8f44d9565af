import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Button, Text } from '@backstage/ui';
import { useState } from 'react';
import { PortRow, PortsPart } from './form-data';
import { OtherIssues } from './OtherIssues';
import { PortRowFields } from './PortRowFields';
import { emptyPortRow, toPortRows, toPortsPart } from './ports-part';
import { ProbeFields } from './ProbeFields';
import { StepFields } from './StepFields';
import { useStep } from './use-step';

const pathsOfProbes = ['readiness', 'liveness'].flatMap(probe =>
  ['httpGet', 'grpc', 'tcp'].flatMap(kind =>
    ['port', 'path'].map(field => ['spec', 'health', probe, kind, field]),
  ),
);

/** The ports that others may call, and how Kubernetes asks whether the service is well. */
export const PortsField = (props: FieldExtensionComponentProps<PortsPart>) => {
  const step = useStep('ports', props);
  const value = props.formData ?? {};
  const [rows, setRows] = useState(() => toPortRows(value));

  const change = (next: PortRow[], health = value.health) => {
    setRows(next);
    props.onChange(toPortsPart(next, health));
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
          <ProbeFields
            probe="readiness"
            title="Ready when"
            value={value.health?.readiness}
            ports={names}
            issueAt={step.issueAt}
            onChange={readiness =>
              change(rows, withProbe(value.health, { readiness }))
            }
          />
          <ProbeFields
            probe="liveness"
            title="Restarted unless"
            value={value.health?.liveness}
            ports={names}
            issueAt={step.issueAt}
            onChange={liveness =>
              change(rows, withProbe(value.health, { liveness }))
            }
          />
        </>
      )}
      <OtherIssues
        issues={step.issuesElsewhere([
          ...names.flatMap(pathsOfPort),
          ...pathsOfProbes,
        ])}
      />
    </StepFields>
  );
};

/** The probes with this one changed, or taken away. */
function withProbe(
  health: PortsPart['health'],
  changed: PortsPart['health'],
): PortsPart['health'] {
  return Object.fromEntries(
    Object.entries({ ...health, ...changed }).filter(
      ([, probe]) => probe !== undefined,
    ),
  );
}

function pathsOfPort(name: string): string[][] {
  const path = ['spec', 'service', 'ports', name];
  return [
    path,
    ...['port', 'targetPort', 'appProtocol'].map(field => [...path, field]),
  ];
}
