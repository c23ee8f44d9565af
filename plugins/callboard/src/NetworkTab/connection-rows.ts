import {
  Connection,
  ConnectionState,
} from '@callboard/plugin-callboard-common';
import { compareText } from '../connections/compare-text';
import { ownerText } from '../connections/owner-text';
import { peerText } from '../connections/peer-text';
import { statesByUrgency } from '../connections/state-text';

/** A connection as a row of the table. */
export type ConnectionRow = Connection & {
  id: string;
  /** What the search looks in, in lower case. */
  text: string;
};

/** Stands for an owner that is not known. */
export const nobody = '-';

/** Which rows to show; an owner of {@link nobody} stands for rows whose owner is not known. */
export type RowFilter = { state?: ConnectionState; owner?: string };

/** Rows to search and sort, each with an id of its own. */
export function toRows(connections: Connection[]): ConnectionRow[] {
  return connections.map(connection => {
    const { peer, port } = connection;
    return {
      ...connection,
      id: `${peer.kind} ${peerText(peer)} ${port.name} ${port.protocol}`,
      text: [peerText(peer), peer.owner, port.name, port.number]
        .join(' ')
        .toLowerCase(),
    };
  });
}

/** The rows that hold every word of the search. */
export function searchRows(
  rows: ConnectionRow[],
  search: string,
): ConnectionRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ text }) => words.every(word => text.includes(word)));
}

/** The rows of one state and one owner; of all where nothing is chosen. */
export function filterRows(
  rows: ConnectionRow[],
  { state, owner }: RowFilter,
): ConnectionRow[] {
  return rows.filter(
    row =>
      (!state || row.state === state) &&
      (!owner || (row.peer.owner ?? nobody) === owner),
  );
}

/** The owners of these rows by name, {@link nobody} last. */
export function ownersOf(rows: ConnectionRow[]): string[] {
  const owners = new Set(rows.map(({ peer }) => peer.owner ?? nobody));
  const known = [...owners].filter(owner => owner !== nobody);
  return [
    ...known.sort((one, other) =>
      compareText(ownerText(one), ownerText(other)),
    ),
    ...(owners.has(nobody) ? [nobody] : []),
  ];
}

const keys: Record<string, (row: ConnectionRow) => string | number> = {
  peer: ({ peer }) => peerText(peer),
  owner: ({ peer }) => ownerText(peer.owner ?? '\uffff'),
  port: ({ port }) => port.name,
  declared: ({ declaredBy }) => declaredBy.length,
  allowed: ({ verdict }) =>
    ['denied', 'unknown', 'conditional', 'allowed'].indexOf(verdict.outcome),
  state: ({ state }) => statesByUrgency.indexOf(state),
};

/** The columns that {@link sortRows} knows. */
export const sortableColumns = Object.keys(keys);

/** The rows by one column, then by peer and port. */
export function sortRows(
  rows: ConnectionRow[],
  { column, direction }: { column: unknown; direction: string },
): ConnectionRow[] {
  const key = keys[String(column)] ?? keys.peer;
  const sign = direction === 'descending' ? -1 : 1;
  return rows
    .map(row => ({ row, key: key(row), id: row.id }))
    .sort(
      (one, other) =>
        sign * compareKeys(one.key, other.key) || compareText(one.id, other.id),
    )
    .map(({ row }) => row);
}

function compareKeys(one: string | number, other: string | number): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : compareText(String(one), String(other));
}
