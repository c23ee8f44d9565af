import { ProtectionView } from '@callboard/plugin-callboard-common';
import { Translate } from '../connections/state-text';
import { Facts } from '../live/changed-facts';
import { enforcementText } from './enforcement-text';

/** What protects a service, in a word or a sentence each; nothing where no pods of it are known. */
export function protectionFacts(
  t: Translate,
  protection: ProtectionView | undefined,
): Facts {
  if (!protection) return {};
  const { ingress, egress, meshAsRun } = protection;
  return {
    [t('policy.labels.in')]: t(`policy.isolation.${ingress.state}`),
    [t('policy.labels.out')]: t(`policy.isolation.${egress.state}`),
    [t('policy.labels.enforcement')]: enforcementText(t, protection),
    ...(meshAsRun && { [t('policy.labels.asRun')]: meshAsRun.text }),
  };
}
