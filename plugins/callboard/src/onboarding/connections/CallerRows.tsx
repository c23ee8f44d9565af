import { MicroserviceSummary } from '@callboard/plugin-callboard-common';
import { Button, Flex, Text } from '@backstage/ui';
import { CallerRowFields } from './CallerRowFields';
import { CallerValue } from '../form-data';
import { Step } from '../use-step';

/** Who may call the microservice: one row per caller, with the ports that are opened for it. */
export const CallerRows = (props: {
  callers: CallerValue[];
  /** Names of the ports of the microservice itself. */
  ports: string[];
  /** Names of the environments that there are. */
  environments: string[];
  microservices: MicroserviceSummary[];
  issueAt: Step['issueAt'];
  onChange: (callers: CallerValue[]) => void;
}) => {
  const { callers, onChange, ...rest } = props;
  const { ports } = rest;
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
        <CallerRowFields
          key={index}
          index={index}
          caller={caller}
          {...rest}
          onChange={changed =>
            onChange(
              callers.map((other, at) => (at === index ? changed : other)),
            )
          }
          onRemove={() => onChange(callers.filter((_, at) => at !== index))}
        />
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
