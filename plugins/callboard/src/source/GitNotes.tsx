import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert } from '@backstage/ui';
import { GitSource } from '@callboard/plugin-callboard-common';
import { formatAge } from '../format-age';
import { callboardTranslationRef } from '../translation';
import { useNow } from './use-now';

const staleAfterMinutes = 15;

/** Says that a repository was read long ago, and why it cannot be read now. */
export const GitNotes = ({ source }: { source: GitSource }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const now = useNow(source.readAt);
  const minutes = (now - Date.parse(source.readAt)) / 60_000;
  return source.failure !== undefined || minutes > staleAfterMinutes ? (
    <Alert
      status="warning"
      icon
      title={t('source.git.stale', { age: formatAge(source.readAt, now) })}
      description={
        source.failure
          ? t('source.git.failure', { failure: source.failure })
          : t('source.git.help')
      }
    />
  ) : null;
};
