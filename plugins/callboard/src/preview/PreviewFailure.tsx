import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Button } from '@backstage/ui';
import { Failure } from '../failure';
import { callboardTranslationRef } from '../translation';

/** Why a change could not be planned although nothing about it is wrong, and what to do next. */
export const PreviewFailure = (props: {
  failure: Failure;
  retry: () => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { kind, message } = props.failure;
  return kind === 'denied' ? (
    <Alert
      status="warning"
      icon
      role="alert"
      title={t('preview.denied')}
      description={t('preview.deniedHelp', { message })}
    />
  ) : (
    <Alert
      status="danger"
      icon
      role="alert"
      title={t(kind === 'conflict' ? 'preview.conflict' : 'preview.failed')}
      description={message}
      customActions={
        <Button variant="secondary" onPress={props.retry}>
          {t('preview.retry')}
        </Button>
      }
    />
  );
};
