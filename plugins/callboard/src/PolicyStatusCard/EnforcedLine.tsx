import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import {
  Enforcement,
  ProtectionView,
} from '@callboard/plugin-callboard-common';
import {
  RiAlertLine,
  RiCheckLine,
  RiCloseCircleLine,
  RiQuestionLine,
} from '@remixicon/react';
import { WithIcon } from '../connections/WithIcon';
import { callboardTranslationRef } from '../translation';
import { enforcementText } from './enforcement-text';
import styles from './PolicyStatusCard.module.css';

const icons = {
  yes: { Icon: RiCheckLine, color: 'success' },
  no: { Icon: RiCloseCircleLine, color: 'danger' },
  unknown: { Icon: RiQuestionLine, color: 'warning' },
} as const;

const ofCluster = {
  enforced: icons.yes,
  'not-enforced': icons.no,
  unknown: icons.unknown,
} as const;

/** Policies are words until something enforces them: does it, and by what is it known? */
export const EnforcedLine = (
  props: Pick<ProtectionView, 'enforcement' | 'enforced' | 'enforcedBy'>,
) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { enforcement, enforced } = props;
  return (
    <>
      <WithIcon
        {...(enforcement ? ofCluster[enforcement.state] : icons[enforced])}
      >
        {enforcementText(t, props)}
      </WithIcon>
      {enforcement?.contradiction && (
        <WithIcon Icon={RiAlertLine} color="warning">
          {enforcement.contradiction}
        </WithIcon>
      )}
      {enforcement && <Evidence evidence={enforcement.evidence} />}
    </>
  );
};

function Evidence({ evidence }: Pick<Enforcement, 'evidence'>) {
  const { t } = useTranslationRef(callboardTranslationRef);
  return evidence.length ? (
    <Accordion className={styles.evidence}>
      <AccordionTrigger>
        <Text variant="body-small" color="secondary">
          {t('policy.evidence')}
        </Text>
      </AccordionTrigger>
      <AccordionPanel>
        <ul className={styles.evidenceLines}>
          {evidence.map(sentence => (
            <li key={sentence}>
              <Text variant="body-small">{sentence}</Text>
            </li>
          ))}
        </ul>
      </AccordionPanel>
    </Accordion>
  ) : null;
}
