import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { Explanation } from '@callboard/plugin-callboard-common';
import { peerText } from '../connections/peer-text';
import { VerdictWord } from '../connections/VerdictWord';
import { callboardTranslationRef } from '../translation';
import styles from './Explanation.module.css';
import { ReasonLine } from './ReasonLine';

/** One station on the way of a packet: where, whether it gets through, and why. */
export const StationLine = (props: {
  number: number;
  step: Explanation['steps'][number];
  explanation: Explanation;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { from, to } = props.explanation;
  const { station, verdict } = props.step;
  return (
    <li className={styles.station}>
      <Text color="secondary" aria-hidden>
        {props.number}
      </Text>
      <Text weight="bold" className={styles.where}>
        {t(`explanation.station.${station}`, {
          from: peerText(from),
          to: peerText(to),
        })}
      </Text>
      <VerdictWord outcome={verdict.outcome} />
      <div className={styles.reasons}>
        {verdict.on.length > 0 && (
          <Text>{verdict.on.map(({ text }) => text).join(', ')}</Text>
        )}
        {verdict.reasons.map((reason, index) => (
          <ReasonLine key={index} reason={reason} />
        ))}
      </div>
    </li>
  );
};
