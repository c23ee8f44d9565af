import { Connection } from '@callboard/plugin-callboard-common';
import { Facts } from '../live/changed-facts';
import { peerText } from './peer-text';
import { Direction, Translate } from './state-text';

/** Who may connect, by peer and port. */
export function outcomeFacts(
  t: Translate,
  connections: Connection[],
  direction: Direction,
): Facts {
  return Object.fromEntries(
    connections.map(({ peer, port, verdict }) => [
      t(`connections.fact.${direction}`, {
        peer: peerText(peer),
        port: port.name,
      }),
      t(`connections.verdict.${verdict.outcome}`),
    ]),
  );
}
