import {
  Call,
  callers,
  calls,
  Edge,
  EdgePort,
  Network,
  ServiceRef,
  Workload,
} from '@callboard/reachability';
import { halfOpen } from './connection-state';

/** What was found out about a state of a network; it goes when that state goes. */
interface Kept {
  callers: Map<string, Edge[]>;
  calls: Map<Workload, Call[]>;
}

const kept = new WeakMap<Network, Kept>();

/** Of so many services at most: a reader looks at one, and comes back to it. */
const mostKept = 200;

/**
 * Who may call a Service, or has one side that lets them: whom nothing lets through is left out, and most are that. Each
 * of all workloads is asked about once for a state of the network, however many look at it.
 */
export function tellingCallers(network: Network, service: ServiceRef): Edge[] {
  const key = `${service.namespace}/${service.name}`;
  return keep(keptOf(network).callers, key, () =>
    callers(network, service).filter(isTelling),
  );
}

/** Whom a workload may call, likewise. */
export function tellingCalls(network: Network, from: Workload): Call[] {
  return keep(keptOf(network).calls, from, () =>
    calls(network, from).filter(isTelling),
  );
}

/** Is it more than a denial that nobody half lifts? */
function isTelling({ ports }: { ports: EdgePort[] }): boolean {
  return ports.some(
    ({ verdict, steps }) =>
      verdict.outcome !== 'denied' || halfOpen(steps) !== undefined,
  );
}

function keptOf(network: Network): Kept {
  const known = kept.get(network) ?? { callers: new Map(), calls: new Map() };
  kept.set(network, known);
  return known;
}

function keep<K, V>(all: Map<K, V>, key: K, findOut: () => V): V {
  const known = all.get(key);
  if (known) return known;
  const [oldest] = all.keys();
  if (all.size >= mostKept) all.delete(oldest);
  const found = findOut();
  all.set(key, found);
  return found;
}
