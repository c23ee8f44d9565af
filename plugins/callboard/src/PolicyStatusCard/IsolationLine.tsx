import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { ProtectionView } from '@callboard/plugin-callboard-common';
import { RiLockLine, RiLockUnlockLine, RiQuestionLine } from '@remixicon/react';
import { Breakable } from '../Breakable';
import { objectText } from '../connections/object-text';
import { WithIcon } from '../connections/WithIcon';
import { callboardTranslationRef } from '../translation';

type Isolation = ProtectionView['ingress'];

const icons = {
  isolated: { Icon: RiLockLine, color: 'success' },
  isolatedButOpen: { Icon: RiLockUnlockLine, color: 'warning' },
  open: { Icon: RiLockUnlockLine, color: 'warning' },
  unknown: { Icon: RiQuestionLine, color: 'warning' },
} as const;

const namedPolicies = 2;

/** Is this direction isolated, and by what? */
export const IsolationLine = ({ isolation }: { isolation: Isolation }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const isOpenAllTheSame =
    isolation.state === 'isolated' && isolation.forAll.length > 0;
  const state = isOpenAllTheSame ? 'isolatedButOpen' : isolation.state;
  const policies = namesOf(
    isOpenAllTheSame ? isolation.forAll : isolation.policies,
  );
  const shown = policies.slice(0, namedPolicies).join(', ');
  const more = policies.length - namedPolicies;
  const named =
    more > 0
      ? t('policy.isolation.more', { policies: shown, number: String(more) })
      : shown;
  return (
    <>
      <WithIcon {...icons[state]}>{t(`policy.isolation.${state}`)}</WithIcon>
      {named && (
        <Text variant="body-small" color="secondary">
          <Breakable text={t('policy.isolation.by', { policies: named })} />
        </Text>
      )}
    </>
  );
};

function namesOf(policies: Isolation['policies']): string[] {
  return policies.flatMap(({ object }) => (object ? [objectText(object)] : []));
}
