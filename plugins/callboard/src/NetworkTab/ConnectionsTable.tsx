import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Column,
  SortState,
  TableBody,
  TableHeader,
  TablePaginationType,
  TablePagination,
  TableRoot,
  Text,
} from '@backstage/ui';
import { ConnectionsView } from '@callboard/plugin-callboard-common';
import { memo } from 'react';
import { noneText } from '../connections/none-text';
import { Direction } from '../connections/state-text';
import { useAccessLinks } from '../connections/use-access-links';
import { callboardTranslationRef } from '../translation';
import { ConnectionRow, sortableColumns } from './connection-rows';
import { ConnectionCells } from './ConnectionCells';
import { columnsOf } from './columns';
import styles from './ConnectionsTable.module.css';

type ConnectionsTableProps = {
  data: ConnectionRow[] | undefined;
  sort?: SortState;
  pagination: TablePaginationType;
  direction: Direction;
  view: ConnectionsView;
  /** Is there nothing at all, and not only nothing that matches? */
  isEmpty: boolean;
  onWhy: (row: ConnectionRow) => void;
};

/** A page of connections, one row per peer and port. Drawn anew only where one of its properties differs. */
export const ConnectionsTable = memo((props: ConnectionsTableProps) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const links = useAccessLinks();
  const { direction, pagination, sort, view, onWhy } = props;
  return (
    <div>
      <div className={styles.scroll}>
        <TableRoot
          aria-label={t(`network.${direction}`)}
          sortDescriptor={sort?.descriptor ?? undefined}
          onSortChange={sort?.onSortChange}
        >
          <TableHeader>
            {columnsOf(direction).map(({ id, label }) => (
              <Column
                key={id}
                id={id}
                isRowHeader={id === 'peer'}
                allowsSorting={sortableColumns.includes(id)}
                className={styles[id]}
              >
                {t(`network.columns.${label}`)}
              </Column>
            ))}
          </TableHeader>
          <TableBody
            items={props.data ?? []}
            dependencies={[view, direction, links, t]}
            renderEmptyState={() => (
              <div className={styles.empty}>
                <Text>
                  {props.isEmpty
                    ? noneText(t, view, direction)
                    : t('network.nothingMatches')}
                </Text>
              </div>
            )}
          >
            {row => (
              <ConnectionCells
                row={row}
                view={view}
                direction={direction}
                links={links}
                onWhy={onWhy}
              />
            )}
          </TableBody>
        </TableRoot>
      </div>
      {pagination.type === 'page' && (
        <TablePagination
          {...pagination}
          getLabel={({ pageSize, offset = 0, totalCount = 0 }) =>
            t('network.page', {
              from: String(offset + 1),
              to: String(Math.min(offset + pageSize, totalCount)),
              total: String(totalCount),
            })
          }
        />
      )}
    </div>
  );
});
