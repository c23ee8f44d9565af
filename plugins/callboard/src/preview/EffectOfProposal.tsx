import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Flex, Text } from '@backstage/ui';
import { Proposal } from '@callboard/plugin-callboard-common';
import { EffectOfChange } from '../effect/EffectOfChange';
import { callboardTranslationRef } from '../translation';

/** Where every way was followed, whether anybody loses access is said from that. */
const saysNobodyLoses = /^nobody loses access\.?$/i;

/** What a proposal does when it is merged: in sentences, by caller and port, and what a reviewer should know. */
export const EffectOfProposal = (
  props: Pick<Proposal, 'effect' | 'connectivity' | 'notes'>,
) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { connectivity, notes } = props;
  const sentences = connectivity
    ? props.effect.filter(sentence => !saysNobodyLoses.test(sentence))
    : props.effect;
  return (
    <Flex direction="column" gap="4">
      <Flex direction="column" gap="1">
        {sentences.map(sentence => (
          <Text key={sentence}>{sentence}</Text>
        ))}
      </Flex>
      {connectivity && <EffectOfChange effect={connectivity} />}
      {notes.length > 0 && (
        <Alert
          status="info"
          icon
          title={t('preview.notes')}
          description={notes.map(note => (
            <div key={note}>{note}</div>
          ))}
        />
      )}
    </Flex>
  );
};
