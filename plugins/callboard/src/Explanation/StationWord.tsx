import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Explanation } from '@callboard/plugin-callboard-common';
import { RiAlertLine } from '@remixicon/react';
import { outcomeLooks } from '../connections/outcome-looks';
import { VerdictWord } from '../connections/VerdictWord';
import { WithIcon } from '../connections/WithIcon';
import { callboardTranslationRef } from '../translation';

const noneReady = { Icon: RiAlertLine, color: 'danger' } as const;

/** Does it get through there? Of endpoints: do they answer, which nobody allows or denies. */
export const StationWord = ({
  step: { station, verdict },
}: {
  step: Explanation['steps'][number];
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { outcome } = verdict;
  if (station !== 'endpoints') return <VerdictWord outcome={outcome} />;
  return (
    <WithIcon
      {...(outcome === 'conditional' ? noneReady : outcomeLooks[outcome])}
    >
      {t(`explanation.endpoints.${outcome}`)}
    </WithIcon>
  );
};
