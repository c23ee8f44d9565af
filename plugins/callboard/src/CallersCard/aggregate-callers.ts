import {
  Connection,
  PeerView,
  VerdictView,
} from '@callboard/plugin-callboard-common';
import { compareText } from '../connections/compare-text';
import { peerText } from '../connections/peer-text';
import { statesByUrgency } from '../connections/state-text';

type Outcome = VerdictView['outcome'];

/** One peer with all its ports: a row of the card. */
export type Caller = {
  id: string;
  peer: PeerView;
  isDeclared: boolean;
  /** Names of ports by what holds on them; outcomes that hold on none are left out. */
  ports: { outcome: Outcome; names: string[] }[];
  /** The connection to look at first: its state is the row's. */
  first: Connection;
};

const outcomes: Outcome[] = ['allowed', 'conditional', 'unknown', 'denied'];

/** The connections by peer, the ones to look at first first, then by name. */
export function aggregateCallers(connections: Connection[]): Caller[] {
  const byPeer = new Map<string, Connection[]>();
  for (const connection of connections) {
    const id = `${connection.peer.kind} ${peerText(connection.peer)}`;
    const known = byPeer.get(id);
    if (known) known.push(connection);
    else byPeer.set(id, [connection]);
  }
  return [...byPeer]
    .map(([id, all]) => toCaller(id, all))
    .sort(
      (one, other) =>
        urgency(one.first) - urgency(other.first) ||
        compareText(peerText(one.peer), peerText(other.peer)),
    );
}

function toCaller(id: string, all: Connection[]): Caller {
  const [first] = [...all].sort((one, other) => urgency(one) - urgency(other));
  return {
    id,
    peer: first.peer,
    isDeclared: all.some(({ declaredBy }) => declaredBy.length > 0),
    ports: outcomes.flatMap(outcome => {
      const names = all
        .filter(({ verdict }) => verdict.outcome === outcome)
        .map(({ port }) => port.name);
      return names.length ? [{ outcome, names }] : [];
    }),
    first,
  };
}

function urgency({ state }: Connection): number {
  return statesByUrgency.indexOf(state);
}
