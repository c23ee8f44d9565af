import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert } from '@backstage/ui';
import { Change } from '@callboard/plugin-callboard-common';
import { callboardTranslationRef } from '../../translation';
import { ChangeSubject } from '../ChangeSubject';

/** Whose words say what comes of it. */
function endOf(operation: string): 'onboard' | 'bootstrap' | 'other' {
  return operation === 'onboard' || operation === 'bootstrap'
    ? operation
    : 'other';
}

/** What came of a change: where what was merged appears, or that nothing was; nothing of one that is open. */
export const EndOfChange = ({ change }: { change: Change }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const what = endOf(change.operation);
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
              <ChangeSubject change={change} />
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
