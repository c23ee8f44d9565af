import { Selector } from '../labels/selector';
import { Answers, OpenPorts, portsByOutcome } from '../matrix/answers';
import { groupedBy } from '../matrix/grouped-by';
import { Reachability } from '../matrix/reachability';
import { Network } from '../network/network';
import { SelectorEntry } from '../network-policy/network-policy';
import { Workload } from '../workload/workload';
import { anybody, meantBy, withStrangers } from './stranger';

/**
 * What of pods is open to those that are not in the cluster, or not yet.
 * @public
 */
export interface Exposure {
  /** To addresses outside, by their ranges. */
  outside: ({ ranges: string[] } & OpenPorts)[];
  /** To pods of any namespace that may come, whatever their labels and its. */
  everybody: OpenPorts[];
  /** To pods that take the labels that a policy asks for, where that is more. */
  selected: (SelectedPods & { open: OpenPorts[] })[];
}

/** @public */
export interface SelectedPods {
  /** One by its name, or those with certain labels. */
  namespaces: string | Selector;
  pods: Selector;
}

/**
 * Who could reach the pods of a workload and is not there: who takes a label, moves into a namespace or comes from outside
 * gets in, and no policy has to change for it. Whether what they leave by lets them is not asked.
 * @public
 */
export function exposureOf(network: Network, workload: Workload): Exposure {
  const entries = entriesFor(network, workload);
  const strangers = [
    anybody(),
    ...entries.map(({ entry, namespace }, number) =>
      meantBy(entry, namespace, `selected ${number}`),
    ),
  ];
  const reachability = Reachability.of(withStrangers(network, strangers));
  const { peers } = reachability;
  const to = peers.numberOf(workload);
  const answersFor = (pods: Workload) =>
    reachability.between(peers.numberOf(pods), to);
  const [everybody, ...selected] = strangers.map(({ pods }) =>
    answersFor(pods),
  );
  return {
    outside: outsideOf(reachability, to),
    everybody: portsByOutcome(everybody),
    selected: selected.flatMap((answers, number) =>
      answers === everybody
        ? []
        : [{ ...namesOf(entries[number]), open: portsByOutcome(answers) }],
    ),
  };
}

interface PlacedEntry {
  entry: SelectorEntry;
  /** The policy's. */
  namespace: string;
}

/** Each entry of a rule that may let in callers of the workload, once. */
function entriesFor(network: Network, workload: Workload): PlacedEntry[] {
  const entries = network
    .policiesSelecting(workload)
    .flatMap(({ policy }) =>
      (policy.rules.ingress ?? [])
        .flatMap(({ peers }) => peers)
        .flatMap(entry =>
          'ipBlock' in entry ? [] : [{ entry, namespace: policy.namespace }],
        ),
    );
  const byText = groupedBy(entries, one => JSON.stringify(namesOf(one)));
  return [...byText.values()].map(([first]) => first);
}

function namesOf({ entry, namespace }: PlacedEntry): SelectedPods {
  const { podSelector = [], namespaceSelector } = entry;
  return { namespaces: namespaceSelector ?? namespace, pods: podSelector };
}

function outsideOf(
  reachability: Reachability,
  to: number,
): Exposure['outside'] {
  const { ends, pods } = reachability.peers;
  const numbers = [...ends.keys()].slice(pods);
  const alike = groupedBy(
    numbers,
    (from): Answers => reachability.between(from, to),
  );
  return [...alike].flatMap(([answers, from]) =>
    portsByOutcome(answers).map(open => ({
      ranges: reachability
        .endsOf(from)
        .flatMap(end => (end.kind === 'addresses' ? [end.cidr] : [])),
      ...open,
    })),
  );
}
