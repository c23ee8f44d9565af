import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex, Text } from '@backstage/ui';
import { ConnectionsView } from '@callboard/plugin-callboard-common';
import { useMemo } from 'react';
import { noneText } from '../connections/none-text';
import { WhoElse } from '../connections/WhoElse';
import { callboardTranslationRef } from '../translation';
import { aggregateCallers } from './aggregate-callers';
import { CallersTable } from './CallersTable';

const shownCallers = 5;

/** The callers to look at first, how many more there are, and what holds for everybody else. */
export const CallersOfService = ({ view }: { view: ConnectionsView }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const callers = useMemo(() => aggregateCallers(view.callers), [view.callers]);
  const more = callers.length - shownCallers;
  const counts = [
    more > 0 && t('callers.more', { count: more }),
    view.hidden.callers > 0 &&
      t('callers.hidden', { count: view.hidden.callers }),
  ].filter(Boolean);
  return (
    <Flex direction="column" gap="3">
      {callers.length ? (
        <CallersTable
          callers={callers.slice(0, shownCallers)}
          environment={view.environment}
        />
      ) : (
        <Text>{noneText(t, view, 'callers')}</Text>
      )}
      {counts.length > 0 && <Text color="secondary">{counts.join(' · ')}</Text>}
      <WhoElse protection={view.protection} />
    </Flex>
  );
};
