import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { VerdictView } from '@callboard/plugin-callboard-common';
import { outcomeLooks } from '../connections/outcome-looks';
import { callboardTranslationRef } from '../translation';
import styles from './Explanation.module.css';

/** The whole answer in one line; under a condition, with the condition. */
export const OutcomeLine = ({ verdict }: { verdict: VerdictView }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { Icon, color } = outcomeLooks[verdict.outcome];
  return (
    <div role="status" className={styles.outcome}>
      <Text color={color} className={styles.outcomeIcon} aria-hidden>
        <Icon size={20} />
      </Text>
      <Text variant="title-x-small" weight="bold">
        {t(`explanation.verdict.${verdict.outcome}`)}
      </Text>
      {verdict.on.length > 0 && (
        <Text>{verdict.on.map(({ text }) => text).join(', ')}</Text>
      )}
    </div>
  );
};
