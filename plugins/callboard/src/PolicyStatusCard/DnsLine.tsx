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
  allowed: { Icon: RiCheckLine, color: 'success' },
  denied: { Icon: RiCloseCircleLine, color: 'danger' },
  conditional: { Icon: RiQuestionLine, color: 'warning' },
  unknown: { Icon: RiQuestionLine, color: 'warning' },
  absent: { Icon: RiQuestionLine, color: 'secondary' },
} as const;

/** May the pods ask DNS? Without it they find no service by its name. */
export const DnsLine = ({ dns }: Pick<ProtectionView, 'dns'>) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const outcome = dns?.outcome ?? 'absent';
  return (
    <WithIcon {...icons[outcome]}>
      {outcome === 'conditional'
        ? t('policy.dns.conditional', {
            on: dns!.on.map(({ text }) => text).join(', '),
          })
        : t(`policy.dns.${outcome}`)}
    </WithIcon>
  );
};
