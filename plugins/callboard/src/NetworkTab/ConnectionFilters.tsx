import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, SearchField } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { Direction } from '../connections/state-text';
import { callboardTranslationRef } from '../translation';
import { ConnectionRow } from './connection-rows';
import { ConnectionSelects } from './ConnectionSelects';
import styles from './NetworkTab.module.css';
import { NetworkQuery, useNetworkQuery } from './use-network-query';

/** Search, state and owner, and the file of what they leave. */
export const ConnectionFilters = (props: {
  rows: ConnectionRow[];
  direction: Direction;
  query: NetworkQuery;
  change: ReturnType<typeof useNetworkQuery>['change'];
  search: string;
  onSearch: (text: string) => void;
  onExport: () => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { rows, query } = props;
  return (
    <div className={styles.filters}>
      <SearchField
        label={t('network.filters.search')}
        placeholder={t('network.filters.searchPlaceholder')}
        value={props.search}
        onChange={props.onSearch}
        className={styles.search}
      />
      <ConnectionSelects
        rows={rows}
        direction={props.direction}
        state={query.state}
        owner={query.owner}
        change={props.change}
      />
      <Button
        variant="secondary"
        iconStart={<RiDownloadLine />}
        className={styles.export}
        isDisabled={rows.length === 0}
        onPress={props.onExport}
      >
        {t('network.export')}
      </Button>
    </div>
  );
};
