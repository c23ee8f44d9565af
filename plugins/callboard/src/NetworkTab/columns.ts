import { Direction } from '../connections/state-text';

/** The columns of the table, from left to right, with the names of their labels. */
export const columnsOf = (direction: Direction) =>
  [
    { id: 'peer', label: direction === 'callers' ? 'caller' : 'called' },
    { id: 'owner', label: 'owner' },
    { id: 'port', label: 'port' },
    { id: 'declared', label: 'declared' },
    { id: 'allowed', label: 'allowed' },
    { id: 'observed', label: 'observed' },
    { id: 'state', label: 'state' },
    { id: 'actions', label: 'actions' },
  ] as const;
