import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { ReasonView } from '@callboard/plugin-callboard-common';
import { Breakable } from '../Breakable';
import { objectText } from '../connections/object-text';
import { PlaceText } from '../connections/PlaceText';
import { callboardTranslationRef } from '../translation';
import styles from './Explanation.module.css';

/** A reason: its sentence, the object and the rule that decide, and where they are written. What runs is written nowhere. */
export const ReasonLine = ({ reason }: { reason: ReasonView }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { engine, object, rule, at } = reason;
  // A Service has no rules: there the number counts its ports, which the sentence names.
  const isOfRule = engine !== 'service' && rule !== undefined;
  return (
    <div className={styles.reason}>
      <Text>
        <Breakable text={reason.text} />
      </Text>
      {object && (isOfRule || !at) && (
        <Text variant="body-small" color="secondary">
          <Breakable
            text={
              isOfRule
                ? t('explanation.rule', {
                    object: objectText(object),
                    rule: String(rule + 1),
                  })
                : objectText(object)
            }
          />
        </Text>
      )}
      <PlaceText at={at} />
    </div>
  );
};
