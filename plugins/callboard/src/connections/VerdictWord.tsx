import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { VerdictView } from '@callboard/plugin-callboard-common';
import { callboardTranslationRef } from '../translation';
import { outcomeLooks } from './outcome-looks';
import { WithIcon } from './WithIcon';

/** May it? In one word, with an icon. */
export const VerdictWord = ({
  outcome,
}: {
  outcome: VerdictView['outcome'];
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <WithIcon {...outcomeLooks[outcome]}>
      {t(`connections.verdict.${outcome}`)}
    </WithIcon>
  );
};
