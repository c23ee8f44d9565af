import { Flex, Text } from '@backstage/ui';
import styles from './AddressCard.module.css';
import { CopyButton } from './CopyButton';
import { DnsName } from './DnsName';

/** A short form of the name, and where it works. */
export const ShortName = ({ where, name }: { where: string; name: string }) => (
  <div className={styles.shortName}>
    <Text variant="body-small" color="secondary">
      {where}
    </Text>
    <Flex align="center" gap="1">
      <DnsName name={name} />
      <CopyButton text={name} what={`the name ${where}`} />
    </Flex>
  </div>
);
