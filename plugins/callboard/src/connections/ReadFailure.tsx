import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Button } from '@backstage/ui';
import { ReactNode } from 'react';
import { Failure } from '../failure';
import { callboardTranslationRef } from '../translation';

/** Says why something could not be read, and what to do next. `missing`: what to show where there is nothing to read. */
export const ReadFailure = (props: {
  failure: Failure;
  retry: () => void;
  missing: ReactNode;
  /** Translated. */
  words: { denied: string; deniedHelp: string; failed: string };
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { failure, missing, words } = props;
  switch (failure.kind) {
    case 'missing':
      return missing;
    case 'denied':
      return (
        <Alert
          role="status"
          status="warning"
          icon
          title={words.denied}
          description={words.deniedHelp}
        />
      );
    default:
      return (
        <Alert
          role="alert"
          status="danger"
          icon
          title={words.failed}
          description={failure.message}
          customActions={
            <Button variant="secondary" onPress={props.retry}>
              {t('connections.failure.retry')}
            </Button>
          }
        />
      );
  }
};
