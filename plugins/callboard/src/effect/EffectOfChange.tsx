import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex } from '@backstage/ui';
import { ConnectivityEffect } from '@callboard/plugin-callboard-common';
import { callboardTranslationRef } from '../translation';
import { Approvers } from './Approvers';
import { toEffectGroups } from './effect-groups';
import { EffectLines } from './EffectLines';
import { LossLine } from './LossLine';
import { lossOf } from './loss-of';

/** Who gains and who loses access if a change is merged, and who must agree to that. */
export const EffectOfChange = ({ effect }: { effect: ConnectivityEffect }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <Flex direction="column" gap="4">
      {toEffectGroups(t, effect).map(group => (
        <EffectLines key={group.environments.join()} group={group} />
      ))}
      <LossLine loss={lossOf(t, effect)} />
      {effect.approvers.length > 0 && (
        <Approvers approvers={effect.approvers} />
      )}
    </Flex>
  );
};
