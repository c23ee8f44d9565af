import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ProtectionView } from '@callboard/plugin-callboard-common';
import { RiLockLine, RiLockUnlockLine, RiQuestionLine } from '@remixicon/react';
import { callboardTranslationRef } from '../translation';
import { whoElse } from './who-else';
import { WithIcon } from './WithIcon';

const icons = {
  denied: { Icon: RiLockLine, color: 'success' },
  allowed: { Icon: RiLockUnlockLine, color: 'warning' },
  unknown: { Icon: RiQuestionLine, color: 'warning' },
} as const;

/** What holds for everybody who is not in the list of callers. */
export const WhoElse = (props: { protection?: ProtectionView }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { outcome, text } = whoElse(t, props.protection);
  return <WithIcon {...icons[outcome]}>{text}</WithIcon>;
};
