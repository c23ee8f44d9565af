import { ProtectionView } from '@callboard/plugin-callboard-common';
import { Translate } from '../connections/state-text';

/** Who enforces policies: what the cluster shows of that, else what the platform states. */
export function enforcementText(
  t: Translate,
  {
    enforcement,
    enforced,
    enforcedBy,
  }: Pick<ProtectionView, 'enforcement' | 'enforced' | 'enforcedBy'>,
): string {
  return (
    enforcement?.text ?? t(`policy.enforced.${enforced}`, { cni: enforcedBy })
  );
}
