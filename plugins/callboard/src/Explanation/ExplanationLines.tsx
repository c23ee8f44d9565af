import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex, Text } from '@backstage/ui';
import { Explanation } from '@callboard/plugin-callboard-common';
import { SourceLine } from '../source/SourceLine';
import { SourceNotes } from '../source/SourceNotes';
import { callboardTranslationRef } from '../translation';
import styles from './Explanation.module.css';
import { OutcomeLine } from './OutcomeLine';
import { Remedies } from './Remedies';
import { StationLine } from './StationLine';

/** The verdict, how it comes about station by station, and what would have to change. */
export const ExplanationLines = ({
  explanation,
}: {
  explanation: Explanation;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { steps, remedies, source } = explanation;
  return (
    <Flex direction="column" gap="4">
      <OutcomeLine explanation={explanation} />
      <SourceNotes source={source} isWide />
      {steps.length ? (
        <ol className={styles.stations} aria-label={t('explanation.way')}>
          {steps.map((step, index) => (
            <StationLine
              key={`${step.station} ${index}`}
              number={index + 1}
              step={step}
              explanation={explanation}
            />
          ))}
        </ol>
      ) : (
        <Text>{t('explanation.noSteps')}</Text>
      )}
      {remedies.length > 0 && <Remedies explanation={explanation} />}
      <SourceLine source={source} />
    </Flex>
  );
};
