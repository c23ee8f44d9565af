import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { Connection } from '@callboard/plugin-callboard-common';
import { RiTimeLine } from '@remixicon/react';
import { WithIcon } from '../connections/WithIcon';
import { callboardTranslationRef } from '../translation';
import styles from './ConnectionsTable.module.css';

/** How long a grant holds, where it has an end. Nothing closes by itself: an expired one still lets in. */
export const GrantTerm = ({ grant }: Pick<Connection, 'grant'>) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  if (!grant?.until) return null;
  const words = { day: <span className={styles.day}>{grant.until}</span> };
  return grant.isExpired ? (
    <WithIcon Icon={RiTimeLine} color="warning">
      {t('connections.grant.expired', words)}
    </WithIcon>
  ) : (
    <Text as="p" variant="body-small" color="secondary">
      {t('connections.grant.until', words)}
    </Text>
  );
};
