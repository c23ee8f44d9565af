import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import { ConnectivityEffect } from '@callboard/plugin-callboard-common';
import { callboardTranslationRef } from '../translation';
import styles from './effect.module.css';

/** Who must agree to a change, each with every reason. */
export const Approvers = ({
  approvers,
}: Pick<ConnectivityEffect, 'approvers'>) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <Flex direction="column" gap="1">
      <Text variant="body-small" weight="bold" color="secondary">
        {t('effect.approvers')}
      </Text>
      <ul className={styles.lines} aria-label={t('effect.approvers')}>
        {approvers.map(({ owner, why }) => (
          <li key={`${owner} ${why}`} className={styles.line}>
            <EntityRefLink entityRef={owner} defaultKind="group" />
            <Text color="secondary">{why}</Text>
          </li>
        ))}
      </ul>
    </Flex>
  );
};
