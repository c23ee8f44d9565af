import { Network } from '../network/network';
import { Peer } from '../packet/end';
import { Outcome } from '../verdict/verdict';
import { Answers, isDenied, portsWith } from './answers';
import { PortRanges } from './port-ranges';
import { rangesOutside } from './ranges-outside';
import { Reachability } from './reachability';

/**
 * Each of `from` reaches each of `to` on these ports, with that outcome; nobody is meant to reach itself.
 * @public
 */
export interface Edges {
  from: Peer[];
  to: Peer[];
  outcome: Exclude<Outcome, 'denied'>;
  ports: PortRanges;
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
  const reachability = new Reachability(network, outside);
  const { ends } = reachability.peers;
  return groupsOf(reachability).flatMap(({ from, to, answers }) => {
    const both = {
      from: from.map(one => ends[one]),
      to: to.map(one => ends[one]),
    };
    return (['allowed', 'conditional', 'unknown'] as const).flatMap(outcome => {
      const ports = portsWith(answers, outcome);
      return Object.keys(ports).length > 0 ? [{ ...both, outcome, ports }] : [];
    });
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
    for (const { who, from, answers } of callersOf(reachability, to)) {
      const text = `${answers.id} ${who}`;
      const known = groups.get(text);
      if (known) known.to.push(to);
      else groups.set(text, { from: from(), to: [to], answers });
    }
  }
  return [...groups.values()];
}

/** Those of whom the same holds. */
interface Callers {
  /** The same text for the same callers. */
  who: string;
  from(): number[];
  answers: Answers;
}

function callersOf(reachability: Reachability, to: number): Callers[] {
  const { pods } = reachability.peers;
  const isAsked = (from: number) => from < pods || to < pods;
  const named = reachability.named(to).filter(isAsked);
  const alike = groupedBy(
    named.filter(from => from !== to),
    from => reachability.between(from, to),
  );
  const apart = groupedBy(named, from => reachability.classOf(from));
  return [
    ...[...alike].map(([answers, from]) => ({
      who: from.join(),
      from: () => from,
      answers,
    })),
    ...reachability
      .classes()
      .filter(({ members: [first] }) => isAsked(first))
      .map(callers => {
        // Nobody is meant to reach itself.
        const others = apart.get(callers)?.filter(from => from !== to) ?? [];
        return {
          who: `${callers.id} but ${others.join()}`,
          from: () => without(callers.members, others),
          answers: reachability.betweenRest(callers, to),
        };
      }),
  ].filter(({ answers }) => !isDenied(answers));
}

function groupedBy<T>(
  numbers: number[],
  by: (one: number) => T,
): Map<T, number[]> {
  const groups = new Map<T, number[]>();
  for (const one of numbers) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}

function without(all: number[], some: number[]): number[] {
  if (some.length === 0) return all;
  const left = new Set(some);
  return all.filter(one => !left.has(one));
}
