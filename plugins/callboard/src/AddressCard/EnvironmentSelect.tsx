import { Select, Text } from '@backstage/ui';

/** Chooses the environment; where there is only one, it is named and nothing is to choose. */
export const EnvironmentSelect = (props: {
  environment: string;
  environments: string[];
  isDisabled: boolean;
  onSelect: (name: string) => void;
}) =>
  props.environments.length > 1 ? (
    <Select
      aria-label="Environment"
      size="small"
      options={props.environments.map(name => ({ id: name, label: name }))}
      value={props.environment}
      isDisabled={props.isDisabled}
      onChange={key => key !== null && props.onSelect(String(key))}
    />
  ) : (
    <Text color="secondary">{props.environment}</Text>
  );
