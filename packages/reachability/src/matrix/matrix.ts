import { Network } from '../network/network';
import { Peer } from '../packet/end';
import { Answers, OpenPorts, portsByOutcome } from './answers';
import { callersAt } from './callers-at';
import { rangesOutside } from './ranges-outside';
import { Reachability } from './reachability';

/**
 * Each of `from` reaches each of `to` on these ports, with that outcome; nobody is meant to reach itself.
 * @public
 */
export interface Edges extends OpenPorts {
  from: Peer[];
  to: Peer[];
}

/**
 * Who reaches whom in an environment, on which ports of the pods or addresses that are reached: all pairs of workloads,
 * and of a workload and the addresses outside. Together they hold each pair once for each outcome on a port; a pair that
 * is denied on every port is in none of them. Whom nothing tells apart is in one of them together, so that an open
 * environment is a few of them.
 *
 * `outside` are ranges of addresses, by their first and last; those that the network's policies tell apart unless said.
 * @public
 */
export function matrixOf(
  network: Network,
  outside: string[] = rangesOutside(network),
): Edges[] {
  return edgesOf(Reachability.of(network, outside));
}

/**
 * The same for what is kept of an environment.
 * @public
 */
export function edgesOf(reachability: Reachability): Edges[] {
  return groupsOf(reachability).flatMap(({ from, to, answers }) => {
    const ends = {
      from: reachability.endsOf(from),
      to: reachability.endsOf(to),
    };
    return portsByOutcome(answers).map(open => ({ ...ends, ...open }));
  });
}

/** Callers of whom the same holds, and whom they call. */
interface Group {
  from: number[];
  to: number[];
  answers: Answers;
}

function groupsOf(reachability: Reachability): Group[] {
  const { ends } = reachability.peers;
  const groups = new Map<string, Group>();
  for (const to of ends.keys()) {
    for (const { who, from, answers } of callersAt(reachability, to)) {
      const text = `${answers.id} ${who}`;
      const known = groups.get(text);
      if (known) known.to.push(to);
      else groups.set(text, { from: from(), to: [to], answers });
    }
  }
  return [...groups.values()];
}
