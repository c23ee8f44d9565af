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
  // Whoever may not ask reaches others by their address alone: of names that is a no.
  const isDenied = dns?.on.some(({ kind }) => kind === 'by-address');
  const outcome = isDenied ? 'denied' : dns?.outcome ?? 'absent';
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
