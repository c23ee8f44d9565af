import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ClusterSource } from '@callboard/plugin-callboard-common';
import { Snippet } from '../Snippet';
import { callboardTranslationRef } from '../translation';
import styles from './source.module.css';

/** Each kind that is missing in a sentence; where a right is what lacks, the rule that would give it. */
export const MissingKindLines = (props: {
  kinds: ClusterSource['missing'];
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <>
      {props.kinds.some(({ rule }) => rule) && (
        <div>{t('source.missing.clusterWide')}</div>
      )}
      <ul className={styles.missing} aria-label={t('source.missing.show')}>
        {props.kinds.map(({ resource, text, rule }) => (
          <li key={resource} className={styles.kind}>
            <span>{text}</span>
            {rule && (
              <>
                <span>{t('source.missing.permit')}</span>
                <Snippet
                  text={rule}
                  what={t('source.missing.rule', { resource })}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};
