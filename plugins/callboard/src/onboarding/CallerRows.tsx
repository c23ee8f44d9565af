import { MicroserviceSummary } from '@callboard/plugin-callboard-common';
import { Button, Checkbox, CheckboxGroup, Flex, Text } from '@backstage/ui';
import { together } from './CallRows';
import { CallerValue } from './form-data';
import { RowOfFields } from './RowOfFields';
import { serviceNameAsTyped, toServiceName } from './service-name';
import { SuggestField } from './SuggestField';
import { Step } from './use-step';

/** Who may call the microservice: one row per caller, with the ports that are opened for it. */
export const CallerRows = (props: {
  callers: CallerValue[];
  /** Names of the ports of the microservice itself. */
  ports: string[];
  microservices: MicroserviceSummary[];
  issueAt: Step['issueAt'];
  onChange: (callers: CallerValue[]) => void;
}) => {
  const { callers, ports, microservices, issueAt, onChange } = props;
  const change = (index: number, changed: CallerValue) =>
    onChange(callers.map((caller, at) => (at === index ? changed : caller)));

  return (
    <Flex direction="column" gap="3">
      <Text as="h3" variant="title-x-small" weight="bold">
        It may be called by
      </Text>
      {callers.length === 0 && (
        <Text color="secondary">
          {ports.length
            ? 'Nobody yet: the service is isolated, and every caller is let in by name.'
            : 'Nobody: it has no port to call.'}
        </Text>
      )}
      {callers.map((caller, index) => (
        <RowOfFields
          key={index}
          label={`Caller ${index + 1}`}
          onRemove={() => onChange(callers.filter((_, at) => at !== index))}
        >
          <SuggestField
            label="Caller"
            placeholder="namespace/name"
            value={serviceNameAsTyped(caller)}
            suggestions={microservices.map(service => ({
              value: serviceNameAsTyped(service),
              description: service.owner,
            }))}
            issue={together(
              issueAt('callers', index, 'namespace'),
              issueAt('callers', index, 'name'),
            )}
            onChange={typed =>
              change(index, { ...toServiceName(typed), ports: caller.ports })
            }
          />
          <CallerPorts
            chosen={caller.ports}
            ports={ports}
            message={issueAt('callers', index, 'ports').message}
            onChange={chosen => change(index, { ...caller, ports: chosen })}
          />
        </RowOfFields>
      ))}
      {ports.length > 0 && (
        <div>
          <Button
            variant="secondary"
            onPress={() =>
              onChange([...callers, { ports: ports.length === 1 ? ports : [] }])
            }
          >
            Add a caller
          </Button>
        </div>
      )}
    </Flex>
  );
};

/** The ports to choose from are the microservice's own, and those chosen before that it has no more. */
function CallerPorts(props: {
  chosen: string[];
  ports: string[];
  message: string | undefined;
  onChange: (chosen: string[]) => void;
}) {
  const gone = props.chosen.filter(port => !props.ports.includes(port));
  return (
    <Flex direction="column" gap="1">
      <CheckboxGroup
        label="may call"
        orientation="horizontal"
        value={props.chosen}
        onChange={props.onChange}
      >
        {[...props.ports, ...gone].map(port => (
          <Checkbox key={port} value={port}>
            {gone.includes(port) ? `${port} (no such port any more)` : port}
          </Checkbox>
        ))}
      </CheckboxGroup>
      {props.message && props.chosen.length === 0 && (
        <Text variant="body-small" color="secondary">
          choose at least one port
        </Text>
      )}
    </Flex>
  );
}
