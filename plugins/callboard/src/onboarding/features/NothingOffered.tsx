import { Alert, Text } from '@backstage/ui';

/** Why nothing is offered: it is not known what the environments carry, or not where the service runs. */
export const NothingOffered = (props: {
  error: Error | undefined;
  isPlaceless: boolean;
}) => {
  if (props.error)
    return (
      <Alert
        status="danger"
        icon
        title="The environments could not be read"
        description={`What they carry is not known, so nothing is offered here. ${props.error.message}`}
      />
    );
  return props.isPlaceless ? (
    <Text>
      Nothing is offered yet: choose in the step Environments where it runs.
    </Text>
  ) : null;
};
