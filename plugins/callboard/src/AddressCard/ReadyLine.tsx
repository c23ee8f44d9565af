import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { Live } from '@callboard/plugin-callboard-common';
import { RiAlertLine, RiCheckLine, RiQuestionLine } from '@remixicon/react';
import { WithIcon } from '../connections/WithIcon';
import { callboardTranslationRef } from '../translation';
import styles from './AddressCard.module.css';
import { readyText } from './ready-text';

const looks = {
  all: { Icon: RiCheckLine, color: 'success' },
  notAll: { Icon: RiAlertLine, color: 'warning' },
  unknown: { Icon: RiQuestionLine, color: 'warning' },
} as const;

/** How many of the pods behind the name answer, and in which zones. */
export const ReadyLine = ({ live }: { live: Live }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const zones = live.endpoints?.zones ?? [];
  return (
    <div>
      <WithIcon {...looks[stateOf(live)]}>{readyText(t, live)}</WithIcon>
      {zones.length > 0 && (
        <ul className={styles.zones} aria-label={t('address.ready.zones')}>
          {zones.map(({ zone, ready, total }) => (
            <li key={zone}>
              <Text variant="body-small" color="secondary">
                {t('address.ready.zone', {
                  zone,
                  ready: String(ready),
                  total: String(total),
                })}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

function stateOf({ endpoints }: Live): keyof typeof looks {
  if (!endpoints) return 'unknown';
  const { ready, total } = endpoints;
  return total > 0 && ready === total ? 'all' : 'notAll';
}
