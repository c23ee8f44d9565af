import { Network } from '../network/network';
import { End, Peer } from '../packet/end';
import { Answers, isDenied, OpenPorts, portsByOutcome } from './answers';
import { groupedBy } from './grouped-by';
import { rangesOutside } from './ranges-outside';
import { Reachability } from './reachability';

/**
 * Callers that reached somebody alike in one state of a network, and reach it alike in another, and not the same in both.
 * @public
 */
export interface Difference {
  /** Of the later state; of the earlier, where they are not there any more. */
  from: Peer[];
  to: Peer;
  /** Empty where it was denied on every port, or an end was not there. */
  before: OpenPorts[];
  after: OpenPorts[];
}

/**
 * Who reaches whom in only one of two states of an environment, or not on the same ports, or not as surely. Addresses are
 * told apart where either state does.
 * @public
 */
export function differences(before: Network, after: Network): Difference[] {
  const outside = rangesOutside(before, after);
  const states: States = [stateOf(before, outside), stateOf(after, outside)];
  const names = new Set(states.flatMap(({ numbers }) => [...numbers.keys()]));
  const classes = groupedBy([...names], name =>
    states.map(state => classOf(state, name)).join(' → '),
  );
  return [...names].flatMap(to => differencesAt(states, classes, to));
}

/** One state of a network. */
interface State {
  reachability: Reachability;
  /** By what an end is called. */
  numbers: Map<string, number>;
}

type States = [before: State, after: State];

function stateOf(network: Network, outside: string[]): State {
  const reachability = Reachability.of(network, outside);
  const { ends } = reachability.peers;
  const numbers = new Map(ends.map((end, number) => [nameOf(end), number]));
  return { reachability, numbers };
}

function nameOf(end: End): string {
  if (end.kind === 'addresses') return end.cidr;
  const { kind, namespace, name } = end.workload;
  return `${kind} ${namespace}/${name}`;
}

function differencesAt(
  states: States,
  classes: Map<string, string[]>,
  to: string,
): Difference[] {
  const named = new Set(states.flatMap(state => namedAt(state, to)));
  return [
    ...[...named].flatMap(name => differenceOf(states, name, to, () => [name])),
    ...[...classes.values()].flatMap(members => {
      const isRest = (name: string) => !named.has(name);
      const example = members.find(isRest);
      return example === undefined
        ? []
        : differenceOf(states, example, to, () => members.filter(isRest));
    }),
  ];
}

/** `alike` are those that nothing tells apart from the example in either state. */
function differenceOf(
  states: States,
  example: string,
  to: string,
  alike: () => string[],
): Difference[] {
  const [before, after] = states.map(state => between(state, example, to));
  if (example === to || before?.text === after?.text) return [];
  return [
    {
      from: alike().map(name => endOf(states, name)),
      to: endOf(states, to),
      before: before ? portsByOutcome(before) : [],
      after: after ? portsByOutcome(after) : [],
    },
  ];
}

/** Nothing where all is denied, or an end is not there. */
function between(
  { reachability, numbers }: State,
  from: string,
  to: string,
): Answers | undefined {
  const [caller, called] = [numbers.get(from), numbers.get(to)];
  if (caller === undefined || called === undefined) return undefined;
  if (!reachability.isAsked(caller, called)) return undefined;
  const answers = reachability.between(caller, called);
  return isDenied(answers) ? undefined : answers;
}

function classOf({ reachability, numbers }: State, name: string): string {
  const number = numbers.get(name);
  return number === undefined ? 'not there' : reachability.classOf(number);
}

/** Those that something tells apart from the rest of their class. */
function namedAt({ reachability, numbers }: State, to: string): string[] {
  const number = numbers.get(to);
  if (number === undefined) return [];
  const { ends } = reachability.peers;
  return reachability.named(number).map(from => nameOf(ends[from]));
}

function endOf([before, after]: States, name: string): Peer {
  const state = after.numbers.has(name) ? after : before;
  return state.reachability.peers.ends[state.numbers.get(name)!];
}
