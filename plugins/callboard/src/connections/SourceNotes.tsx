import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert } from '@backstage/ui';
import { Source } from '@callboard/plugin-callboard-common';
import { SourceProblems } from '../AddressCard/SourceProblems';
import { formatAge } from '../format-age';
import { callboardTranslationRef } from '../translation';

const staleAfterMinutes = 15;

/** Says what an answer misses: files that could not be read, and changes since an old reading. */
export const SourceNotes = ({ source }: { source: Source }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const minutes = (Date.now() - Date.parse(source.readAt)) / 60_000;
  return (
    <>
      {(source.failure !== undefined || minutes > staleAfterMinutes) && (
        <Alert
          status="warning"
          icon
          title={t('connections.stale.title', {
            age: formatAge(source.readAt),
          })}
          description={
            source.failure
              ? t('connections.stale.failure', { failure: source.failure })
              : t('connections.stale.help')
          }
        />
      )}
      <SourceProblems problems={source.problems} />
    </>
  );
};
