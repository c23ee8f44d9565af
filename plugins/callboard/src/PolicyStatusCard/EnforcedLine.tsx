import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ProtectionView } from '@callboard/plugin-callboard-common';
import {
  RiCheckLine,
  RiCloseCircleLine,
  RiQuestionLine,
} from '@remixicon/react';
import { WithIcon } from '../connections/WithIcon';
import { callboardTranslationRef } from '../translation';

const icons = {
  yes: { Icon: RiCheckLine, color: 'success' },
  no: { Icon: RiCloseCircleLine, color: 'danger' },
  unknown: { Icon: RiQuestionLine, color: 'warning' },
} as const;

/** Policies are words until something enforces them. */
export const EnforcedLine = ({
  enforced,
  enforcedBy,
}: Pick<ProtectionView, 'enforced' | 'enforcedBy'>) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <WithIcon {...icons[enforced]}>
      {t(`policy.enforced.${enforced}`, { cni: enforcedBy })}
    </WithIcon>
  );
};
