import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Button } from '@backstage/ui';
import { callboardNetworkReadPermission } from '@callboard/plugin-callboard-common';
import { Failure } from '../failure';
import { callboardTranslationRef } from '../translation';

/** Says why there is no answer, and what to do next. */
export const ExplanationFailure = (props: {
  failure: Failure;
  retry: () => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  switch (props.failure.kind) {
    case 'missing':
      return (
        <Alert
          role="status"
          status="info"
          icon
          title={t('explanation.missing')}
          description={props.failure.message}
        />
      );
    case 'denied':
      return (
        <Alert
          role="status"
          status="warning"
          icon
          title={t('explanation.denied')}
          description={t('explanation.deniedHelp', {
            permission: callboardNetworkReadPermission.name,
          })}
        />
      );
    default:
      return (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('explanation.failed')}
          description={props.failure.message}
          customActions={
            <Button variant="secondary" onPress={props.retry}>
              {t('connections.failure.retry')}
            </Button>
          }
        />
      );
  }
};
