import { SortDescriptor } from '@backstage/ui';
import { sortableColumns } from './connection-rows';

/** Reads `state` or `-state` of the URL; by peer where it names no column. */
export function toSortDescriptor(sort: string | undefined): SortDescriptor {
  const column = sort?.replace(/^-/, '') ?? '';
  return sortableColumns.includes(column)
    ? { column, direction: sort!.startsWith('-') ? 'descending' : 'ascending' }
    : { column: 'peer', direction: 'ascending' };
}

/** The other way round; nothing for the order that needs no saying. */
export function toSortParameter({
  column,
  direction,
}: SortDescriptor): string | undefined {
  if (column === 'peer' && direction === 'ascending') return undefined;
  return `${direction === 'descending' ? '-' : ''}${column}`;
}
