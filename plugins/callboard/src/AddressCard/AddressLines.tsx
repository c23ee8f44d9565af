import { Flex, Text } from '@backstage/ui';
import { Address } from '@callboard/plugin-callboard-common';
import { Breakable } from '../Breakable';
import styles from './AddressCard.module.css';
import { CopyButton } from './CopyButton';
import { PortLines } from './PortLines';

/** The names of a service, each with where it works, and its ports. */
export const AddressLines = ({ address }: { address: Address }) => (
  <Flex direction="column" gap="4">
    <Flex direction="column" gap="0">
      <Flex align="center" justify="between" gap="1">
        <Text weight="bold" className={styles.name}>
          <Breakable text={address.dnsName} />
        </Text>
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
    </Flex>
    {address.externalName && (
      <Text>
        points to <Text className={styles.name}>{address.externalName}</Text>,
        outside this namespace&apos;s pods
      </Text>
    )}
    <PortLines ports={address.ports} />
  </Flex>
);

function ShortName({ where, name }: { where: string; name: string }) {
  return (
    <Flex align="center" justify="between" gap="2">
      <Text variant="body-small" color="secondary">
        {where}
      </Text>
      <Flex align="center" gap="1">
        <Text className={styles.name}>
          <Breakable text={name} />
        </Text>
        <CopyButton text={name} what={`the name ${where}`} />
      </Flex>
    </Flex>
  );
}
