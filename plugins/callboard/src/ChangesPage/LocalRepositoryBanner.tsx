import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert } from '@backstage/ui';
import { GitRepository } from '@callboard/plugin-callboard-common';
import { callboardTranslationRef } from '../translation';

/** Says of changes in a local repository what they are, and what they are not; nothing of others. */
export const LocalRepositoryBanner = ({
  repositories = [],
}: {
  repositories?: GitRepository[];
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return repositories.some(({ host }) => host === 'local') ? (
    <Alert
      status="info"
      icon
      title={t('changes.local.title')}
      description={t('changes.local.help')}
    />
  ) : null;
};
