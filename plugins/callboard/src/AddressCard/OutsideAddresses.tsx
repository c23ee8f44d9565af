import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex, Text } from '@backstage/ui';
import { Live } from '@callboard/plugin-callboard-common';
import { RiAlertLine, RiTimeLine } from '@remixicon/react';
import { WithIcon } from '../connections/WithIcon';
import { callboardTranslationRef } from '../translation';
import styles from './AddressCard.module.css';
import { CopyButton } from './CopyButton';
import { DnsName } from './DnsName';

/** Where the cluster is entered from outside on the way to this service, as it is now. */
export const OutsideAddresses = ({ addresses }: Pick<Live, 'addresses'>) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return addresses.length ? (
    <ul className={styles.outside} aria-label={t('address.outside.title')}>
      {addresses.map(({ kind, address, via = '', problem }) => {
        const where = t(`address.outside.${kind}`, { via }).trim();
        return (
          <li
            key={`${where} ${address} ${problem}`}
            className={styles.shortName}
          >
            <Text variant="body-small" color="secondary">
              {where}
            </Text>
            {address ? (
              <Flex align="center" gap="1">
                <DnsName name={address} />
                <CopyButton
                  text={address}
                  what={t('address.outside.copy', { where })}
                />
              </Flex>
            ) : (
              <WithIcon
                Icon={problem ? RiAlertLine : RiTimeLine}
                color="warning"
              >
                {problem ?? t('address.outside.none')}
              </WithIcon>
            )}
          </li>
        );
      })}
    </ul>
  ) : null;
};
