import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { callboardNetworkReadPermission } from '@callboard/plugin-callboard-common';
import { WhatWasTried } from '../AddressCard/NoService';
import { Failure } from '../failure';
import { callboardTranslationRef } from '../translation';
import { ReadFailure } from './ReadFailure';

/** Says why there are no connections to show, and what to do next. */
export const ConnectionsFailure = (props: {
  failure: Failure;
  retry: () => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <ReadFailure
      {...props}
      missing={<WhatWasTried />}
      words={{
        denied: t('connections.failure.denied'),
        deniedHelp: t('connections.failure.deniedHelp', {
          permission: callboardNetworkReadPermission.name,
        }),
        failed: t('connections.failure.failed'),
      }}
    />
  );
};
