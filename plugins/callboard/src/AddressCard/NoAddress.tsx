import { Flex, Text } from '@backstage/ui';
import { ServiceName } from '@callboard/plugin-callboard-common';

/** A worker: pods without a Service. */
export const NoAddress = ({ service }: { service: ServiceName }) => (
  <Flex direction="column" gap="1">
    <Text weight="bold">
      {service.namespace}/{service.name} has no address
    </Text>
    <Text>
      It has no Service: it calls others and cannot be called by name.
    </Text>
  </Flex>
);
