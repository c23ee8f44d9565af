import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Button } from '@backstage/ui';
import { callboardNetworkReadPermission } from '@callboard/plugin-callboard-common';
import { WhatWasTried } from '../AddressCard/NoService';
import { Failure } from '../failure';
import { callboardTranslationRef } from '../translation';

/** Says why there are no connections to show, and what to do next. */
export const ConnectionsFailure = (props: {
  failure: Failure;
  retry: () => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  switch (props.failure.kind) {
    case 'missing':
      return <WhatWasTried />;
    case 'denied':
      return (
        <Alert
          role="status"
          status="warning"
          icon
          title={t('connections.failure.denied')}
          description={t('connections.failure.deniedHelp', {
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
          title={t('connections.failure.failed')}
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
