import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert } from '@backstage/ui';
import { ClusterSource } from '@callboard/plugin-callboard-common';
import { callboardTranslationRef } from '../translation';

/** Says that what is shown is not everything yet, and what is still to come. */
export const StartingCluster = ({ source }: { source: ClusterSource }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { cluster, failure, missing } = source;
  const rest = missing.filter(({ why }) => why === 'starting');
  return (
    <Alert
      status={failure ? 'warning' : 'info'}
      icon
      title={t(
        failure ? 'source.starting.titleAfterFailure' : 'source.starting.title',
        { cluster },
      )}
      description={
        <>
          {failure && <div>{failure}</div>}
          <div>{t('source.starting.help')}</div>
          {rest.length > 0 && (
            <div>
              {t('source.starting.rest', {
                resources: rest.map(({ resource }) => resource).join(', '),
              })}
            </div>
          )}
        </>
      }
    />
  );
};
