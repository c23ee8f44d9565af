import { End } from '../packet/end';
import { Peers } from './peers';

/** What is said of those that a rule does not mean. */
export const notMeant = 'denied';

/**
 * What one rule says of everybody: whether it means them, in a text. Those of whom every rule says the same are alike to
 * the policies that these rules are of.
 */
export interface Telling {
  /** Of pods, and of addresses, that are not among the others. */
  ofPods: string;
  ofAddresses: string;
  others: Map<number, string>;
}

/** Means everybody alike. */
export const everybody: Telling = {
  ofPods: 'allowed',
  ofAddresses: 'allowed',
  others: new Map(),
};

/**
 * Asks about those who may be meant, for a text that is the same for whom it means in the same way; nobody else is. What is said of most is said of all but the others, so that a rule
 * for all namespaces is as small as one for a single pod.
 */
export function tell(
  { ends, pods }: Peers,
  candidates: Iterable<number>,
  textOf: (end: End) => string,
): Telling {
  const said = new Map<number, string>();
  for (const peer of candidates) {
    const text = textOf(ends[peer]);
    if (text !== notMeant) said.set(peer, text);
  }
  const ofPods = saidOfMost(said, 0, pods);
  const ofAddresses = saidOfMost(said, pods, ends.length);
  if (ofPods === notMeant && ofAddresses === notMeant) {
    return { ofPods, ofAddresses, others: said };
  }
  const others = new Map<number, string>();
  for (const peer of ends.keys()) {
    const text = said.get(peer) ?? notMeant;
    if (text !== (peer < pods ? ofPods : ofAddresses)) others.set(peer, text);
  }
  return { ofPods, ofAddresses, others };
}

/** What is said of more than half of these peers; that they are not meant, where there is nothing. */
function saidOfMost(
  said: Map<number, string>,
  first: number,
  end: number,
): string {
  const half = (end - first) / 2;
  if (said.size <= half) return notMeant;
  const counts = new Map<string, number>();
  for (const [peer, text] of said) {
    if (first <= peer && peer < end) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return [...counts].find(([, count]) => count > half)?.[0] ?? notMeant;
}
