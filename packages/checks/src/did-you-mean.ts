import {
  Requirement,
  selects,
  Selector,
  Workload,
} from '@callboard/reachability';
import { closest, distance } from 'fastest-levenshtein';

/** Why a selector selects none of the pods, and what it may have meant. */
export interface Miss {
  /** The first requirement that no pods meet; nothing where they meet each, but never all at once. */
  requirement?: Requirement;
  /** A label that some of the pods have, e.g. `app=orders`. */
  meant?: string;
  /** The pods that have it. */
  pods: Workload[];
}

/** Looks for what a selector that selects none of these pods was meant to select. */
export function missOf(selector: Selector, pods: Workload[]): Miss {
  const requirement = selector.find(one =>
    pods.every(({ labels }) => selects([one], labels) === 'no'),
  );
  const labels = new Set(pods.flatMap(labelsOf));
  const meant =
    requirement?.operator === 'In'
      ? requirement.values
          .map(value => labelMeant(requirement.key, value, [...labels]))
          .find(Boolean)
      : undefined;
  return {
    ...(requirement && { requirement }),
    ...(meant && { meant }),
    pods: meant ? pods.filter(pod => labelsOf(pod).includes(meant)) : [],
  };
}

function labelsOf({ labels: { known } }: Workload): string[] {
  return Object.entries(known).map(([key, value]) => `${key}=${value}`);
}

/** The same value under another key, else a slip of the pen. */
function labelMeant(
  key: string,
  value: string,
  labels: string[],
): string | undefined {
  return (
    labels.find(label => label.endsWith(`=${value}`)) ??
    slipOf(`${key}=${value}`, labels, value.length)
  );
}

/** The one of `words` that is closest; nothing where more than a letter in three of `length` would be wrong. */
export function slipOf(
  word: string,
  words: string[],
  length = word.length,
): string | undefined {
  if (words.length === 0) return undefined;
  const found = closest(word, words);
  return distance(word, found) * 3 <= length ? found : undefined;
}
