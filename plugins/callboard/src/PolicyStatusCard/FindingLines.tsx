import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { FindingView } from '@callboard/plugin-callboard-common';
import {
  RiAlertLine,
  RiCloseCircleLine,
  RiInformationLine,
} from '@remixicon/react';
import { objectText } from '../connections/object-text';
import { PlaceText } from '../connections/PlaceText';
import { WithIcon } from '../connections/WithIcon';
import { callboardTranslationRef } from '../translation';
import styles from './PolicyStatusCard.module.css';

const severities = {
  error: { Icon: RiCloseCircleLine, color: 'danger' },
  warning: { Icon: RiAlertLine, color: 'warning' },
  info: { Icon: RiInformationLine, color: 'info' },
} as const;

const order: FindingView['severity'][] = ['error', 'warning', 'info'];

/** What was found, errors first: how bad, what, how to fix it, and where. */
export const FindingLines = ({ findings }: { findings: FindingView[] }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const sorted = [...findings].sort(
    (one, other) => order.indexOf(one.severity) - order.indexOf(other.severity),
  );
  return (
    <ul className={styles.findings} aria-label={t('policy.findings.title')}>
      {sorted.map((finding, index) => (
        <Finding key={`${finding.id} ${index}`} finding={finding} />
      ))}
    </ul>
  );
};

function Finding({ finding }: { finding: FindingView }) {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <li className={styles.finding}>
      <WithIcon {...severities[finding.severity]}>
        {t(`policy.findings.${finding.severity}`)}
      </WithIcon>
      <div className={styles.words}>
        <Text>{finding.message}</Text>
        <Text color="secondary">
          {t('policy.findings.fix', { fix: finding.fix })}
        </Text>
        {finding.evidence.map(({ object, at }, index) => (
          <Text key={index} variant="body-small" color="secondary">
            {object && objectText(object)} <PlaceText at={at} />
          </Text>
        ))}
      </div>
    </li>
  );
}
