import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { Source, SourceChoice } from '@callboard/plugin-callboard-common';
import {
  RiErrorWarningLine,
  RiHistoryLine,
  RiLoader4Line,
  RiPulseLine,
} from '@remixicon/react';
import { callboardTranslationRef } from '../translation';
import { stateNow } from './source-state';
import { sourceText } from './source-text';
import styles from './source.module.css';
import { useNow } from './use-now';

const looks = {
  live: { Icon: RiPulseLine, color: 'success' },
  partial: { Icon: RiErrorWarningLine, color: 'warning' },
  starting: { Icon: RiLoader4Line, color: 'info' },
  stale: { Icon: RiHistoryLine, color: 'warning' },
} as const;

/** Where the facts of a card come from, and how old they are. The age grows while one looks. */
export const SourceLine = (props: {
  source: Source;
  /** Nothing where it is not known what else there is. */
  sources?: SourceChoice[];
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { source, sources } = props;
  const now = useNow(source.readAt);
  const look = source.kind === 'cluster' && looks[stateNow(source, now)];
  return (
    <span className={styles.line}>
      {look && (
        <Text color={look.color} className={styles.icon} aria-hidden>
          <look.Icon size={14} />
        </Text>
      )}
      <Text variant="body-small" color="secondary" title={source.readAt}>
        {sourceText(t, source, sources, now)}
      </Text>
    </span>
  );
};
