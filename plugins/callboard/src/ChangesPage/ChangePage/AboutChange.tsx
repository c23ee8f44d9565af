import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { Change } from '@callboard/plugin-callboard-common';
import { callboardTranslationRef } from '../../translation';
import { callerOf } from '../caller-of';
import { operationText } from '../operation-text';
import { ChangeSubject } from '../ChangeSubject';

/** What is done, and to whom: the caller where there is one, and the service. */
export const AboutChange = ({ change }: { change: Change }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const caller = callerOf(change);
  return (
    <Text>
      {operationText(t, change.operation)}: {caller && `${caller} → `}
      <ChangeSubject change={change} />
    </Text>
  );
};
