import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert } from '@backstage/ui';
import { callboardTranslationRef } from '../translation';

/** Says that what is shown could not be read again; nothing where it could. */
export const OutdatedNote = ({ failure }: { failure: string | undefined }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return failure === undefined ? null : (
    <Alert
      role="status"
      status="warning"
      icon
      title={t('source.outdated.title')}
      description={t('source.outdated.help', {
        failure: failure.replace(/\.?$/, '.'),
      })}
    />
  );
};
