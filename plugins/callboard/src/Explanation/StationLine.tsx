import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { Explanation } from '@callboard/plugin-callboard-common';
import { peerText } from '../connections/peer-text';
import { Snippet } from '../Snippet';
import { callboardTranslationRef } from '../translation';
import styles from './Explanation.module.css';
import { ReasonLine } from './ReasonLine';
import { StationWord } from './StationWord';

/** One station on the way of a packet: where, whether it gets through, and why. */
export const StationLine = (props: {
  number: number;
  step: Explanation['steps'][number];
  explanation: Explanation;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { from, to } = props.explanation;
  const { station, verdict, next } = props.step;
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
      <StationWord step={props.step} />
      <div className={styles.reasons}>
        {verdict.on.length > 0 && station !== 'endpoints' && (
          <Text>{verdict.on.map(({ text }) => text).join(', ')}</Text>
        )}
        {verdict.reasons.map((reason, index) => (
          <ReasonLine key={index} reason={reason} />
        ))}
        {next && (
          <>
            <Text>{next.text}</Text>
            <Snippet text={next.command} what={t('explanation.next')} />
          </>
        )}
      </div>
    </li>
  );
};
