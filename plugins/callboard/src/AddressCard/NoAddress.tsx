import { Flex, Text } from '@backstage/ui';
import { ServiceName, Source } from '@callboard/plugin-callboard-common';

/** A worker, which is pods without a Service; one that is not delivered yet; or it cannot be told. */
export const NoAddress = (props: { service: ServiceName; source: Source }) => {
  const { service, source } = props;
  return (
    <Flex direction="column" gap="1">
      <Text weight="bold">
        {isKnown(source)
          ? `${service.namespace}/${service.name} has no address`
          : `Whether ${service.namespace}/${service.name} has an address is not known`}
      </Text>
      <Text>{whyNone(source)}</Text>
    </Flex>
  );
};

/** Were Services read at all? */
function isKnown(source: Source): boolean {
  return (
    source.kind === 'git' ||
    source.missing.every(({ resource }) => resource !== 'services')
  );
}

function whyNone(source: Source): string {
  if (source.kind === 'git') {
    return 'It has no Service: it calls others and cannot be called by name.';
  }
  return isKnown(source)
    ? `There is no Service of this name in ${source.cluster}: it is not delivered there yet, or calls others only.`
    : `Services cannot be read in ${source.cluster}.`;
}
