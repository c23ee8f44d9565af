/**
 * A part of the body of a change: Markdown that may be cut between its entries and nowhere else.
 */
export interface Block {
  /** How many entries there are. */
  length: number;
  /** More than these are never shown. */
  most: number;
  /** At least one entry is shown, however little room there is. */
  stays: boolean;
  /** The Markdown of the first so many entries, which says how many more there are. */
  write(shown: number): string;
}

/** What a block says of the entries that it does not show; nothing where it shows all. */
export function sayRest(shown: number, all: number): string[] {
  if (shown === all) return [];
  return [shown ? `and ${all - shown} more` : `${all} left out here`];
}
