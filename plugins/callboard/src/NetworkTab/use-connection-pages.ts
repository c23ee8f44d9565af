import { SortDescriptor, TablePaginationType, useTable } from '@backstage/ui';
import { useCallback, useDeferredValue, useMemo } from 'react';
import {
  ConnectionRow,
  filterRows,
  RowFilter,
  searchRows,
  sortRows,
} from './connection-rows';
import { toSortDescriptor, toSortParameter } from './sort-order';
import { NetworkQuery, useNetworkQuery } from './use-network-query';

const pageSizes = [15, 50];
const paginationOptions = {
  pageSize: pageSizes[0],
  pageSizeOptions: pageSizes,
};
const onePage: TablePaginationType = { type: 'none' };

/** The rows of the current page, searched, filtered and sorted; what is not touched stays the same object. */
export function useConnectionPages(asked: {
  rows: ConnectionRow[];
  search: string;
  query: NetworkQuery;
  change: ReturnType<typeof useNetworkQuery>['change'];
}) {
  const { rows, search, query, change } = asked;
  const sort = useMemo(() => toSortDescriptor(query.sort), [query.sort]);
  const filter = useMemo<RowFilter>(
    () => ({ state: query.state, owner: query.owner }),
    [query.state, query.owner],
  );
  const onSortChange = useCallback(
    (next: SortDescriptor) => change({ sort: toSortParameter(next) }),
    [change],
  );
  const { tableProps } = useTable<ConnectionRow, RowFilter>({
    mode: 'complete',
    data: rows,
    search,
    searchFn: searchRows,
    searchDebounceMs: 150,
    filter,
    filterFn: filterRows,
    sort,
    onSortChange,
    sortFn: sortRows,
    paginationOptions,
  });
  const { data, sort: order, pagination } = tableProps;
  // Drawn when nothing more urgent is to do: a page of rows must not hold up typing.
  return useDeferredValue(
    useMemo(
      () => ({
        data,
        sort: order,
        pagination: rows.length > pageSizes[0] ? pagination : onePage,
      }),
      [data, order, pagination, rows],
    ),
  );
}
