import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex, Text } from '@backstage/ui';
import { ConnectionsView } from '@callboard/plugin-callboard-common';
import { useCallback, useMemo } from 'react';
import { peerText } from '../connections/peer-text';
import { Direction } from '../connections/state-text';
import { WhoElse } from '../connections/WhoElse';
import { callboardTranslationRef } from '../translation';
import { ConnectionRow, toRows } from './connection-rows';
import { ConnectionFilters } from './ConnectionFilters';
import { ConnectionsTable } from './ConnectionsTable';
import { useConnectionPages } from './use-connection-pages';
import { useExport } from './use-export';
import { useNetworkQuery } from './use-network-query';
import { useSearchText } from './use-search-text';

/** The callers or the calls: search, filters, and the table. */
export const ConnectionsPanel = (
  props: { view: ConnectionsView; direction: Direction } & ReturnType<
    typeof useNetworkQuery
  >,
) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { view, direction, query, change } = props;
  const connections = view[direction];
  const rows = useMemo(() => toRows(connections), [connections]);
  const [search, onSearch] = useSearchText(query.search, change);
  const pages = useConnectionPages({ rows, search, query, change });
  const onExport = useExport({ rows, view, direction, query, search });
  const onWhy = useCallback(
    ({ peer, port }: ConnectionRow) =>
      change({ why: peerText(peer), port: port.name }, 'push'),
    [change],
  );
  const hidden = view.hidden[direction];
  return (
    <Flex direction="column" gap="3">
      <ConnectionFilters
        rows={rows}
        direction={direction}
        query={query}
        change={change}
        search={search}
        onSearch={onSearch}
        onExport={onExport}
      />
      <ConnectionsTable
        {...pages}
        direction={direction}
        view={view}
        isEmpty={rows.length === 0}
        onWhy={onWhy}
      />
      {direction === 'callers' && <WhoElse protection={view.protection} />}
      {hidden > 0 && (
        <Text color="secondary">
          {t(`network.hidden.${direction}`, { count: hidden })}
        </Text>
      )}
    </Flex>
  );
};
