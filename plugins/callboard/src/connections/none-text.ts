import { ConnectionsView } from '@callboard/plugin-callboard-common';
import { Direction, Translate } from './state-text';

/** What an empty list means: nothing, or nothing that the reader may see. */
export function noneText(
  t: Translate,
  { hidden }: ConnectionsView,
  direction: Direction,
): string {
  return t(
    `connections.none.${
      hidden[direction] > 0 ? (`${direction}ThatYouSee` as const) : direction
    }`,
  );
}
