import { Peer } from '../packet/end';
import { reach } from '../packet/reach';
import { Verdict } from '../verdict/verdict';
import { Workload } from '../workload/workload';
import { OpenPorts, portsByOutcome } from './answers';
import { callersAt } from './callers-at';
import { PortRanges, protocols } from './port-ranges';
import { Reachability } from './reachability';

/**
 * Peers that no policy tells apart, and what they reach.
 * @public
 */
export interface Reaching extends OpenPorts {
  callers: Peer[];
  /** Why, by the example of the first of them on the first of the ports. */
  verdict: Verdict;
}

/**
 * Who reaches the pods of a workload, on which of their ports, and why. Who is denied on every port is left out.
 * @public
 */
export function whoReaches(
  reachability: Reachability,
  workload: Workload,
): Reaching[] {
  const { network, peers } = reachability;
  const to: Peer = { kind: 'workload', workload };
  const number = peers.numberOf(workload);
  return callersAt(reachability, number).flatMap(({ from, answers }) => {
    const callers = reachability.endsOf(from().filter(one => one !== number));
    return portsByOutcome(answers).map(open => ({
      ...open,
      callers,
      verdict: reach(network, { from: callers[0], to, ...firstOf(open.ports) }),
    }));
  });
}

function firstOf(ports: PortRanges) {
  const protocol = protocols.find(one => ports[one])!;
  return { protocol, port: ports[protocol]![0][0] };
}
