import {
  Call,
  callers,
  callingPeers,
  calls,
  Edge,
  EdgePort,
  isPlainlyClosed,
  Network,
  Peer,
  ServiceRef,
  Workload,
} from '@callboard/reachability';
import { Remembered } from '../kept/Remembered';
import { onceEach } from '../kept/once-each';
import { inTurns } from '../turns/in-turns';
import { refOf } from '../repository/state';
import { halfOpen } from './connection-state';

/** Of so many services at most: a reader looks at one, and comes back to it. */
const mostKept = 200;

/** What was found out about a state of a network; it goes when that state goes. */
const keptOf = onceEach((_: Network) => ({
  callers: new Remembered<Edge[]>(mostKept),
  calls: new Remembered<Call[], Workload>(mostKept),
}));

/**
 * Who may call a Service, or has one side that lets them: whom nothing lets through is left out, and most are that. Each
 * of all workloads is asked about once for a state of the network, however many look at it, and nobody else waits for it.
 */
export function tellingCallers(
  network: Network,
  ref: ServiceRef,
): Promise<Edge[]> {
  const service = network
    .servicesIn(ref.namespace)
    .find(({ name }) => name === ref.name);
  return keptOf(network).callers.get(refOf(ref), () =>
    askedInTurns(callingPeers(network, ref), peer =>
      service && isPlainlyClosed(network, peer, service)
        ? []
        : callers(network, ref, [peer]),
    ),
  );
}

/** Whom a workload may call, likewise. */
export function tellingCalls(
  network: Network,
  from: Workload,
): Promise<Call[]> {
  const caller: Peer = { kind: 'workload', workload: from };
  return keptOf(network).calls.get(from, () =>
    askedInTurns(network.services, service =>
      isPlainlyClosed(network, caller, service)
        ? []
        : calls(network, from, [service]),
    ),
  );
}

async function askedInTurns<Asked, Told extends { ports: EdgePort[] }>(
  all: Asked[],
  ask: (one: Asked) => Told[],
): Promise<Told[]> {
  const telling: Told[] = [];
  await inTurns(all, one => telling.push(...ask(one).filter(isTelling)));
  return telling;
}

/** Is it more than a denial that nobody half lifts? */
function isTelling({ ports }: { ports: EdgePort[] }): boolean {
  return ports.some(
    ({ verdict, steps }) =>
      verdict.outcome !== 'denied' || halfOpen(steps) !== undefined,
  );
}
