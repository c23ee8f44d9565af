import { Network } from '../network/network';
import { Reason } from '../verdict/reason';
import { Verdict } from '../verdict/verdict';
import { explain } from './explain';
import { Touch } from './touched/touch';
import { touchesBetween } from './touched/touches';
import { Way, waysIn } from './touched/ways';
import { ServiceRef } from './trace';

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
 * Compares two states of one environment. Only what differs between them is followed: ways on which nothing lies that
 * changed are the same.
 * @public
 */
export function compare(before: Network, after: Network): ConnectivityDiff {
  const diff: ConnectivityDiff = { opened: [], closed: [], changed: [] };
  const touches = touchesBetween(before, after);
  for (const way of waysOf(before, after, touches)) {
    const then = verdictOf(before, way);
    const now = verdictOf(after, way);
    const kind = kindOf(then, now);
    if (!kind) continue;
    diff[kind].push({
      ...way,
      ...(then && { before: then }),
      ...(now && { after: now }),
      because: (now ?? then)?.reasons ?? [],
    });
  }
  return diff;
}

/** Each way once, in the order of what is there now. */
function waysOf(before: Network, after: Network, touches: Touch[]): Way[] {
  const ways = [after, before]
    .flatMap(network => waysIn(network, touches))
    .map((way): [string, Way] => [JSON.stringify(way), way]);
  return [...new Map(ways).values()];
}

/** What one state says; nothing where an end of the way is not there. */
function verdictOf(
  network: Network,
  { from, to, port }: Way,
): Verdict | undefined {
  const workload = network
    .workloadsIn(from.namespace)
    .find(({ kind, name }) => kind === from.kind && name === from.name);
  const spec = network
    .servicesIn(to.namespace)
    .find(({ name }) => name === to.name)
    ?.ports.find(one => (one.name || String(one.port)) === port);
  if (!workload || !spec) return undefined;
  return explain(network, {
    from: { kind: 'workload', workload },
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

/** The same conditions in another order are the same. */
function textOf(verdict: Verdict | undefined): string | undefined {
  if (!verdict) return undefined;
  const conditions = verdict.outcome === 'conditional' ? verdict.on : [];
  const texts = conditions.map(condition =>
    'requests' in condition
      ? JSON.stringify({ ...condition, requests: [], except: [] }) +
        sortedTexts(condition.requests ?? []) +
        sortedTexts(('except' in condition && condition.except) || [])
      : JSON.stringify(condition),
  );
  return [verdict.outcome, ...texts.sort()].join(' ');
}

function sortedTexts(values: unknown[]): string[] {
  return values.map(value => JSON.stringify(value)).sort();
}
