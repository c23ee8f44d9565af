import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { ConnectionsCard } from '../connections/ConnectionsCard';
import { callboardTranslationRef } from '../translation';
import { FindingCount } from './FindingCount';
import { FindingLines } from './FindingLines';
import styles from './PolicyStatusCard.module.css';
import { protectionFacts } from './protection-facts';
import { ProtectionLines } from './ProtectionLines';

/** What protects the microservice of this entity, who enforces it, and what is wrong with it. */
export const PolicyStatusCard = () => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <ConnectionsCard
      title={t('policy.title')}
      loading={t('policy.loading')}
      facts={({ protection }) => protectionFacts(t, protection)}
      summary={({ findings }) => <FindingCount findings={findings} />}
    >
      {({ protection, findings }) => (
        <>
          {protection ? (
            <ProtectionLines protection={protection} />
          ) : (
            <Text>{t('policy.noPods')}</Text>
          )}
          {findings.length > 0 && (
            <div className={styles.below}>
              <FindingLines findings={findings} />
            </div>
          )}
        </>
      )}
    </ConnectionsCard>
  );
};
