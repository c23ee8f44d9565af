import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert } from '@backstage/ui';
import { callboardNetworkReadPermission } from '@callboard/plugin-callboard-common';
import { ReadFailure } from '../connections/ReadFailure';
import { Failure } from '../failure';
import { callboardTranslationRef } from '../translation';

/** Says why there is no answer, and what to do next. */
export const ExplanationFailure = (props: {
  failure: Failure;
  retry: () => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <ReadFailure
      {...props}
      missing={
        <Alert
          role="status"
          status="info"
          icon
          title={t('explanation.missing')}
          description={props.failure.message}
        />
      }
      words={{
        denied: t('explanation.denied'),
        deniedHelp: t('explanation.deniedHelp', {
          permission: callboardNetworkReadPermission.name,
        }),
        failed: t('explanation.failed'),
      }}
    />
  );
};
