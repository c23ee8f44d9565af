import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Select } from '@backstage/ui';
import { ConnectionState } from '@callboard/plugin-callboard-common';
import { memo } from 'react';
import { ownerText } from '../connections/owner-text';
import {
  Direction,
  statesByUrgency,
  stateText,
} from '../connections/state-text';
import { callboardTranslationRef } from '../translation';
import { ConnectionRow, nobody, ownersOf, RowFilter } from './connection-rows';
import styles from './NetworkTab.module.css';
import { useNetworkQuery } from './use-network-query';

const all = '*';

type ConnectionSelectsProps = RowFilter & {
  rows: ConnectionRow[];
  direction: Direction;
  change: ReturnType<typeof useNetworkQuery>['change'];
};

/** Chooses a state and an owner. Drawn anew only where one of its properties differs: there may be many owners. */
export const ConnectionSelects = memo((props: ConnectionSelectsProps) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { rows, direction, state, owner, change } = props;
  const orAll = (options: { id: string; label: string }[]) => [
    { id: all, label: t('network.filters.all') },
    ...options,
  ];
  const chosen = (key: unknown) => (key === all ? undefined : String(key));
  return (
    <>
      <Select
        className={styles.filter}
        label={t('network.filters.state')}
        options={orAll(
          statesByUrgency.map(each => ({
            id: each,
            label: stateText(t, each, direction),
          })),
        )}
        value={state ?? all}
        onChange={key => change({ state: chosen(key) as ConnectionState })}
      />
      <Select
        className={styles.filter}
        label={t('network.filters.owner')}
        options={orAll(
          ownersOf(rows).map(each => ({
            id: each,
            label:
              each === nobody ? t('network.filters.nobody') : ownerText(each),
          })),
        )}
        value={owner ?? all}
        onChange={key => change({ owner: chosen(key) })}
      />
    </>
  );
});
