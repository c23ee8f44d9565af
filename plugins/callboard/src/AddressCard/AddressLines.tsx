import { Flex, Text } from '@backstage/ui';
import { Address, Live } from '@callboard/plugin-callboard-common';
import { ClusterDomain } from './ClusterDomain';
import { CopyButton } from './CopyButton';
import { DnsName } from './DnsName';
import { OutsideAddresses } from './OutsideAddresses';
import { PortLines } from './PortLines';
import { ReadyLine } from './ReadyLine';
import { ShortName } from './ShortName';

/**
 * The names of a service, each with where it works, and its ports; `outside` are those of its routes, `live` what the
 * cluster says of it.
 */
export const AddressLines = ({
  address,
  outside,
  live,
}: {
  address: Address;
  outside: string[];
  live?: Live;
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
      {live && <ClusterDomain clusterDomain={live.clusterDomain} />}
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
      {live && <OutsideAddresses addresses={live.addresses} />}
    </Flex>
    {address.externalName && (
      <Text>
        points to <DnsName name={address.externalName} />, outside this
        namespace&apos;s pods
      </Text>
    )}
    <PortLines ports={address.ports} />
    {live && address.type !== 'ExternalName' && <ReadyLine live={live} />}
  </Flex>
);
