import { Flex, Text } from '@backstage/ui';
import { ServiceName, Source } from '@callboard/plugin-callboard-common';

/** A worker, which is pods without a Service; or one that is not delivered yet. */
export const NoAddress = (props: { service: ServiceName; source: Source }) => {
  const { service, source } = props;
  return (
    <Flex direction="column" gap="1">
      <Text weight="bold">
        {service.namespace}/{service.name} has no address
      </Text>
      <Text>
        {source.kind === 'git'
          ? 'It has no Service: it calls others and cannot be called by name.'
          : `There is no Service of this name in ${source.cluster}: it is not delivered there yet, or calls others only.`}
      </Text>
    </Flex>
  );
};
