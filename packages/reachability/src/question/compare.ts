import { Network } from '../network/network';
import { Peer } from '../packet/reach';
import { backendsOf } from '../service/service';
import { Reason } from '../verdict/reason';
import { Verdict } from '../verdict/verdict';
import { Workload } from '../workload/workload';
import { explain } from './explain';
import { ServiceRef } from './trace';
import { touchedBy } from './touched';

/**
 * A way from pods to a port of a Service whose answer differs between two states of a network.
 * @public
 */
export interface ChangedEdge {
  from: { namespace: string; name: string; kind: string };
  to: ServiceRef;
  /** The port's name; its number where it has none. */
  port: string;
  /** Nothing where one end, or the port, was not there before. */
  before?: Verdict;
  /** Nothing where one end, or the port, is not there any more. */
  after?: Verdict;
  /** What decides now; for what closes without a reason of its own, what decided before. */
  because: Reason[];
}

/**
 * The connectivity diff: who gains and who loses.
 * @public
 */
export interface ConnectivityDiff {
  /** Not allowed in any way before, allowed now. */
  opened: ChangedEdge[];
  /** Allowed in some way before, not any more. */
  closed: ChangedEdge[];
  /** Allowed in some way before and after, or not known, and not in the same way. */
  changed: ChangedEdge[];
}

/**
 * Compares two states of one environment. Only what differs between them is followed: ways that neither start nor end
 * at pods that a changed object touches are the same.
 * @public
 */
export function compare(before: Network, after: Network): ConnectivityDiff {
  const diff: ConnectivityDiff = { opened: [], closed: [], changed: [] };
  const isTouched = touchedBy(before, after);
  for (const { from, to, port } of waysOf(before, after, isTouched)) {
    const then = verdictOf(before, from, to, port);
    const now = verdictOf(after, from, to, port);
    const kind = kindOf(then, now);
    if (!kind) continue;
    diff[kind].push({
      from,
      to,
      port,
      ...(then && { before: then }),
      ...(now && { after: now }),
      because: (now ?? then)?.reasons ?? [],
    });
  }
  return diff;
}

type Ref = ChangedEdge['from'];
interface Way {
  from: Ref;
  to: ServiceRef;
  port: string;
}

/** Each way once, in the order of what is there now. */
function waysOf(
  before: Network,
  after: Network,
  isTouched: (workload: Workload) => boolean,
): Way[] {
  const ways = [after, before].flatMap(network =>
    network.services.flatMap((service): [string, Way][] => {
      const backends = backendsOf(service, network.workloads);
      const isEnd = backends.some(isTouched) || backends.length === 0;
      return network.workloads
        .filter(from => !backends.includes(from) && (isEnd || isTouched(from)))
        .flatMap(from =>
          service.ports.map(({ name, port }): [string, Way] => {
            const way = {
              from: refOf(from),
              to: { namespace: service.namespace, name: service.name },
              port: name || String(port),
            };
            return [JSON.stringify(way), way];
          }),
        );
    }),
  );
  return [...new Map(ways).values()];
}

function verdictOf(
  network: Network,
  from: Ref,
  to: ServiceRef,
  port: string,
): Verdict | undefined {
  const workload = network.workloads.find(
    ({ kind, namespace, name }) =>
      kind === from.kind && namespace === from.namespace && name === from.name,
  );
  const service = network
    .servicesIn(to.namespace)
    .find(({ name }) => name === to.name);
  const spec = service?.ports.find(
    one => (one.name || String(one.port)) === port,
  );
  if (!workload || !service || !spec) return undefined;
  const peer: Peer = { kind: 'workload', workload };
  return explain(network, {
    from: peer,
    service: to,
    port: spec.name || spec.port,
  }).verdict;
}

function kindOf(
  then: Verdict | undefined,
  now: Verdict | undefined,
): keyof ConnectivityDiff | undefined {
  if (textOf(then) === textOf(now)) return undefined;
  const was = isOpen(then);
  const is = isOpen(now);
  if (is && !was) return then?.outcome === 'unknown' ? 'changed' : 'opened';
  if (was && !is) return now?.outcome === 'unknown' ? 'changed' : 'closed';
  // Neither is open: something became known, or is not any more.
  return was || (then && now) ? 'changed' : undefined;
}

function isOpen(verdict: Verdict | undefined): boolean {
  return verdict?.outcome === 'allowed' || verdict?.outcome === 'conditional';
}

function textOf(verdict: Verdict | undefined): string | undefined {
  return (
    verdict &&
    JSON.stringify([
      verdict.outcome,
      verdict.outcome === 'conditional' ? verdict.on : [],
    ])
  );
}

function refOf({ kind, namespace, name }: Workload): Ref {
  return { kind, namespace, name };
}
