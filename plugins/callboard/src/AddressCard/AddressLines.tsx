import { Flex, Text } from '@backstage/ui';
import { Address } from '@callboard/plugin-callboard-common';
import { CopyButton } from './CopyButton';
import { DnsName } from './DnsName';
import { PortLines } from './PortLines';
import { ShortName } from './ShortName';

/** The names of a service, each with where it works, and its ports; `outside` are those of its routes. */
export const AddressLines = ({
  address,
  outside,
}: {
  address: Address;
  outside: string[];
}) => (
  <Flex direction="column" gap="4">
    <Flex direction="column" gap="0">
      <Flex align="center" justify="between" gap="1">
        <DnsName name={address.dnsName} weight="bold" />
        <CopyButton text={address.dnsName} what="the DNS name" />
      </Flex>
      <Text variant="body-small" color="secondary">
        works from everywhere in the cluster
      </Text>
    </Flex>
    <Flex direction="column" gap="0">
      <ShortName
        where={`from namespace ${address.namespace}`}
        name={address.sameNamespace}
      />
      <ShortName where="from other namespaces" name={address.otherNamespaces} />
      {outside.map(name => (
        <ShortName key={name} where="from outside" name={name} />
      ))}
    </Flex>
    {address.externalName && (
      <Text>
        points to <DnsName name={address.externalName} />, outside this
        namespace&apos;s pods
      </Text>
    )}
    <PortLines ports={address.ports} />
  </Flex>
);
