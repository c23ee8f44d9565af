import { parseAddresses } from '../address/range';
import { Selector } from '../labels/selector';
import { Network } from '../network/network';
import { once } from '../network/once';
import { End } from '../packet/end';
import { Workload } from '../workload/workload';

/**
 * Everybody who may be at an end of a connection, by number: the workloads of a network first, then the addresses
 * outside.
 */
export interface Peers {
  ends: End[];
  /** How many of them are workloads. */
  pods: number;
  /** What they may have in common, whatever policies say. */
  traits: Trait[];
  /** The number of its trait, by peer. */
  traitOf: number[];
  numberOf(workload: Workload): number;
  /** Where there are workloads. */
  namespaces: string[];
  /** Those of the namespace's workloads that a selector may select, and perhaps others. */
  candidatesIn(namespace: string, selector: Selector): number[];
}

export interface Trait {
  isPod: boolean;
  members: number[];
}

/** `traitText` says the same of pods that only policies tell apart. */
export function peersOf(
  { workloads }: Network,
  outside: string[],
  traitText: (workload: Workload) => string,
): Peers {
  const numbers = new Map(
    workloads.map((workload, number) => [workload, number]),
  );
  const byNamespace = new Map<string, number[]>();
  workloads.forEach(({ namespace }, number) => {
    const there = byNamespace.get(namespace);
    if (there) there.push(number);
    else byNamespace.set(namespace, [number]);
  });
  const ranges = outside.flatMap((cidr): End[] => {
    const range = parseAddresses(cidr);
    return range ? [{ kind: 'addresses', cidr, range }] : [];
  });
  const ends = [
    ...workloads.map((workload): End => ({ kind: 'workload', workload })),
    ...ranges,
  ];
  const labelled = once((namespace: string) =>
    byLabel(byNamespace.get(namespace) ?? [], workloads),
  );
  const perhapsHaving = once((namespaceAndKey: string) => {
    const [namespace, key] = namespaceAndKey.split(' ');
    return (byNamespace.get(namespace) ?? []).filter(
      number =>
        workloads[number].labels.mayHave(key) &&
        !Object.hasOwn(workloads[number].labels.known, key),
    );
  });
  return {
    ends,
    pods: workloads.length,
    ...traitsOf(ends, traitText),
    numberOf: workload => numbers.get(workload)!,
    namespaces: [...byNamespace.keys()],
    candidatesIn(namespace, selector) {
      const all = byNamespace.get(namespace) ?? [];
      const wanted = selector.find(({ operator }) => operator === 'In');
      if (!wanted) return all;
      const { key, values } = wanted;
      const having = labelled(namespace).get(key);
      return [
        ...values.flatMap(value => having?.get(value) ?? []),
        ...perhapsHaving(`${namespace} ${key}`),
      ];
    },
  };
}

function byLabel(
  numbers: number[],
  workloads: Workload[],
): Map<string, Map<string, number[]>> {
  const keys = new Map<string, Map<string, number[]>>();
  for (const number of numbers) {
    for (const [key, value] of Object.entries(workloads[number].labels.known)) {
      const values = keys.get(key) ?? new Map<string, number[]>();
      keys.set(key, values);
      const having = values.get(value);
      if (having) having.push(number);
      else values.set(value, [number]);
    }
  }
  return keys;
}

function traitsOf(
  ends: End[],
  traitText: (workload: Workload) => string,
): Pick<Peers, 'traits' | 'traitOf'> {
  const numbers = new Map<string, number>();
  const traits: Trait[] = [];
  const traitOf = ends.map((end, peer) => {
    const isPod = end.kind === 'workload';
    const text = isPod ? `pods ${traitText(end.workload)}` : 'addresses';
    const number = numbers.get(text) ?? traits.push({ isPod, members: [] }) - 1;
    numbers.set(text, number);
    traits[number].members.push(peer);
    return number;
  });
  return { traits, traitOf };
}
