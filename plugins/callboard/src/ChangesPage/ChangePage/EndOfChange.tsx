import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Alert } from '@backstage/ui';
import { Change } from '@callboard/plugin-callboard-common';
import { callboardTranslationRef } from '../../translation';
import { serviceEntityRef } from '../service-entity-ref';

/** What came of a change: where what was merged appears, or that nothing was; nothing of one that is open. */
export const EndOfChange = ({ change }: { change: Change }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const what = change.operation === 'onboard' ? 'onboard' : 'other';
  switch (change.state) {
    case 'merged':
      return (
        <Alert
          status="success"
          icon
          title="Merged"
          description={
            <>
              {t(`changes.merged.${what}${change.review ? 'AtHost' : ''}`)}{' '}
              <EntityRefLink entityRef={serviceEntityRef(change.service)} />
            </>
          }
        />
      );
    case 'closed':
      return (
        <Alert
          status="info"
          icon
          title="Closed"
          description="Nothing of it was merged."
        />
      );
    default:
      return null;
  }
};
