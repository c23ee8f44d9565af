import { ConnectivityEffect } from '@callboard/plugin-callboard-common';
import { ChangedObject } from './changed-objects';

/** What a risk is looked for in. */
export interface Outlook {
  objects: ChangedObject[];
  /** Who gains and who loses access; left out where the reader is told that in another place. */
  connectivity?: ConnectivityEffect;
}

/** Finds one thing that has to be thought of before merging, a plain sentence for each place. Pure. */
export type Risk = (outlook: Outlook) => string[];
