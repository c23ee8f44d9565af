import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Alert,
  Text,
} from '@backstage/ui';
import { ClusterSource } from '@callboard/plugin-callboard-common';
import { callboardTranslationRef } from '../translation';
import { MissingKindLines } from './MissingKindLines';
import styles from './source.module.css';

/** Kinds of a cluster that cannot be read: what depends on them is unknown, and what would change that. */
export const MissingKinds = (props: {
  source: ClusterSource;
  isWide: boolean;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { cluster, missing } = props.source;
  // What is not read yet comes by itself.
  const kinds = missing.filter(({ why }) => why !== 'starting');
  return kinds.length ? (
    <Alert
      status="warning"
      icon
      title={t('source.missing.title', { cluster, count: kinds.length })}
      description={
        <>
          <div>{t('source.missing.help')}</div>
          {props.isWide ? (
            <MissingKindLines kinds={kinds} />
          ) : (
            <Accordion className={styles.folded}>
              <AccordionTrigger>
                <Text variant="body-small">{t('source.missing.show')}</Text>
              </AccordionTrigger>
              <AccordionPanel>
                <MissingKindLines kinds={kinds} />
              </AccordionPanel>
            </Accordion>
          )}
        </>
      }
    />
  ) : null;
};
