import { ProtectionView } from '@callboard/plugin-callboard-common';
import { objectText } from './object-text';
import { Translate } from './state-text';

/** What is true of everybody who is not in the list. */
export type WhoElse = {
  outcome: 'denied' | 'allowed' | 'unknown';
  text: string;
};

/**
 * May anyone else call? Says "open" only where nothing is known that could restrict: in a mesh, which may have
 * policies of its own, it says what it does not know.
 */
export function whoElse(
  t: Translate,
  protection: ProtectionView | undefined,
): WhoElse {
  if (!protection || protection.ingress.state === 'unknown') {
    return { outcome: 'unknown', text: t('connections.whoElse.unknown') };
  }
  const { ingress, enforced } = protection;
  const isInMesh = protection.mtls && protection.mtls.membership !== 'no';
  if (enforced === 'no') {
    return isInMesh
      ? {
          outcome: 'unknown',
          text: t('connections.whoElse.notEnforcedButMesh'),
        }
      : { outcome: 'allowed', text: t('connections.whoElse.notEnforced') };
  }
  if (ingress.state === 'isolated' && ingress.forAll.length === 0) {
    return enforced === 'yes'
      ? { outcome: 'denied', text: t('connections.whoElse.denied') }
      : { outcome: 'unknown', text: t('connections.whoElse.deniedIfEnforced') };
  }
  if (isInMesh) {
    return { outcome: 'unknown', text: t('connections.whoElse.openButMesh') };
  }
  const policies = ingress.forAll.flatMap(({ object }) =>
    object ? [objectText(object)] : [],
  );
  return {
    outcome: 'allowed',
    text: policies.length
      ? t('connections.whoElse.openByPolicy', { policies: policies.join(', ') })
      : t('connections.whoElse.open'),
  };
}
