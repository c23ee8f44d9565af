import { Connection } from '@callboard/plugin-callboard-common';
import { Facts } from '../live/changed-facts';
import { peerText } from './peer-text';
import { Translate } from './state-text';

/** Who may connect, by peer and port. */
export function outcomeFacts(t: Translate, connections: Connection[]): Facts {
  return Object.fromEntries(
    connections.map(({ peer, port, verdict }) => [
      `${peerText(peer)}, ${port.name}`,
      t(`connections.verdict.${verdict.outcome}`),
    ]),
  );
}
