import { Checkbox, CheckboxGroup, Flex, Text } from '@backstage/ui';

/** The ports to choose from are the microservice's own, and those chosen before that it has no more. */
export const CallerPorts = (props: {
  chosen: string[];
  ports: string[];
  message: string | undefined;
  onChange: (chosen: string[]) => void;
}) => {
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
};
