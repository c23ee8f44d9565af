import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert } from '@backstage/ui';
import { ClusterSource } from '@callboard/plugin-callboard-common';
import { formatAge } from '../format-age';
import { callboardTranslationRef } from '../translation';

/** Says how old what is shown is, why, and what to do. */
export const StaleCluster = (props: {
  source: ClusterSource;
  now: number;
  isWide: boolean;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { cluster, readAt, failure } = props.source;
  return (
    <Alert
      status="warning"
      icon
      title={t('source.stale.title', {
        cluster,
        age: formatAge(readAt, props.now),
      })}
      description={
        <>
          {failure && <div>{failure}</div>}
          <div>{t('source.stale.help')}</div>
          {props.isWide && <div>{t('source.stale.chooseGit')}</div>}
        </>
      }
    />
  );
};
