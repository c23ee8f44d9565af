import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { Connection } from '@callboard/plugin-callboard-common';
import {
  RiAlertLine,
  RiCheckLine,
  RiCloseCircleLine,
  RiEyeOffLine,
  RiQuestionLine,
  RiGitBranchLine,
} from '@remixicon/react';
import { callboardTranslationRef } from '../translation';
import styles from './connections.module.css';
import { Direction, stateText } from './state-text';
import { WithIcon } from './WithIcon';

const shown = {
  ok: { Icon: RiCheckLine, color: 'success' },
  'declared-but-blocked': { Icon: RiCloseCircleLine, color: 'danger' },
  'half-open-caller': { Icon: RiAlertLine, color: 'danger' },
  'half-open-called': { Icon: RiAlertLine, color: 'danger' },
  'allowed-but-undeclared': { Icon: RiEyeOffLine, color: 'warning' },
  depends: { Icon: RiGitBranchLine, color: 'warning' },
  unknown: { Icon: RiQuestionLine, color: 'warning' },
} as const;

/** What to think of a connection, in words; under it, on what it depends or what is not known. */
export const StateWords = (
  props: Pick<Connection, 'state' | 'verdict'> & { direction: Direction },
) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const detail = detailOf(props);
  return (
    <span className={styles.lines}>
      <WithIcon {...shown[props.state]}>
        {stateText(t, props.state, props.direction)}
      </WithIcon>
      {detail && (
        <Text variant="body-small" color="secondary" className={styles.detail}>
          {detail}
        </Text>
      )}
    </span>
  );
};

function detailOf({ state, verdict }: Pick<Connection, 'state' | 'verdict'>) {
  if (state === 'unknown') return verdict.reasons[0]?.text;
  return verdict.on.map(({ text }) => text).join(', ');
}
