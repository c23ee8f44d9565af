import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { Explanation } from '@callboard/plugin-callboard-common';
import { RiAlertLine } from '@remixicon/react';
import { outcomeLooks } from '../connections/outcome-looks';
import { callboardTranslationRef } from '../translation';
import { answeredNow } from './answered-now';
import styles from './Explanation.module.css';

const unanswered = { Icon: RiAlertLine, color: 'danger' } as const;

/** The whole answer in one line; under a condition, with the condition. What no pod answers does not look like success. */
export const OutcomeLine = ({ explanation }: { explanation: Explanation }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { outcome, on } = explanation.verdict;
  const now = answeredNow(explanation);
  const { Icon, color } = {
    yes: outcomeLooks[outcome],
    unanswered,
    unknown: outcomeLooks.unknown,
  }[now];
  const verdict = t(`explanation.verdict.${outcome}`);
  return (
    <div role="status" className={styles.outcome}>
      <Text color={color} className={styles.outcomeIcon} aria-hidden>
        <Icon size={20} />
      </Text>
      <Text variant="title-x-small" weight="bold">
        {now === 'yes' ? verdict : t(`explanation.now.${now}`, { verdict })}
      </Text>
      {on.length > 0 && <Text>{on.map(({ text }) => text).join(', ')}</Text>}
    </div>
  );
};
