import { Live } from '@callboard/plugin-callboard-common';
import { Translate } from '../connections/state-text';

/** How many pods answer: `2 of 3 pods ready`. */
export function readyText(t: Translate, { endpoints }: Live): string {
  if (!endpoints) return t('address.ready.unknown');
  const { ready, total } = endpoints;
  return total > 0
    ? t('address.ready.some', { ready: String(ready), total: String(total) })
    : t('address.ready.none');
}
