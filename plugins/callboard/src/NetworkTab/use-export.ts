import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ConnectionsView } from '@callboard/plugin-callboard-common';
import { Direction } from '../connections/state-text';
import { callboardTranslationRef } from '../translation';
import {
  ConnectionRow,
  filterRows,
  searchRows,
  sortRows,
} from './connection-rows';
import { connectionsCsv } from './connections-csv';
import { saveFile } from './save-file';
import { toSortDescriptor } from './sort-order';
import { NetworkQuery } from './use-network-query';

/** Saves the rows that search and filters leave, on all pages, in the order of the table. */
export function useExport(shown: {
  rows: ConnectionRow[];
  view: ConnectionsView;
  direction: Direction;
  query: NetworkQuery;
  search: string;
}): () => void {
  const { t } = useTranslationRef(callboardTranslationRef);
  return () => {
    const { rows, view, direction, query, search } = shown;
    const { service, environment } = view;
    const found = searchRows(filterRows(rows, query), search);
    saveFile(
      `${direction}-${service.namespace}-${service.name}-${environment}.csv`,
      'text/csv;charset=utf-8',
      connectionsCsv(
        t,
        sortRows(found, toSortDescriptor(query.sort)),
        direction,
      ),
    );
  };
}
