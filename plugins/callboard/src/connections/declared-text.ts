import { Connection } from '@callboard/plugin-callboard-common';
import { Translate } from './state-text';

/** Who says that a call is made: `Git, catalog`, or `no`. */
export function declaredText(
  t: Translate,
  declaredBy: Connection['declaredBy'],
): string {
  return (
    declaredBy.map(by => t(`connections.declared.${by}`)).join(', ') ||
    t('connections.declared.nowhere')
  );
}
