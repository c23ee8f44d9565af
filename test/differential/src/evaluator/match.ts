import { Answer, outcomeOf, same } from './answer';
import { Outcome } from './outcome';

/** Does a part of a policy match a connection? Only over one IP version, or only some HTTP requests, are answers too. */
export type Match =
  | Certainty
  | 'over IPv4'
  | 'over IPv6'
  | 'some requests'
  // Only where one of these leads there.
  | `names ${string}`;

/** What can be said of labels, of which some are not known before the pod runs. */
export type Certainty = 'yes' | 'maybe' | 'no';

/** All parts must match: no > maybe > conditional > yes. At most one part is conditional. */
export function every<M extends Match>(parts: M[]): M | 'yes' {
  const [worst] = [
    ...parts.filter(part => part === 'no'),
    ...parts.filter(part => part === 'maybe'),
    ...parts.filter(part => part !== 'yes'),
  ];
  return worst ?? 'yes';
}

/** Alternatives: yes > maybe > conditional > no; over IPv4 and over IPv6 is every way there is. */
export function some(alternatives: Match[]): Match {
  const has = (match: Match) => alternatives.includes(match);
  if (has('yes') || (has('over IPv4') && has('over IPv6'))) return 'yes';
  if (has('maybe')) return 'maybe';
  if (has('some requests')) return 'some requests';
  const names = alternatives.filter(match => match.startsWith('names '));
  return names.length > 0
    ? `names ${[...new Set(names.flatMap(one => one.split(' ').slice(1)))]
        .sort()
        .join(' ')}`
    : alternatives.find(match => match !== 'no') ?? 'no';
}

/** A policy that may have a say: does it select the pod, and in which ways do its rules let the connection through? */
export interface Say {
  selects: Certainty;
  ways: Match[];
  /** It opens, and leaves pods as open as they are. */
  onlyOpens?: boolean;
}

/**
 * What policies that only ever allow say together.
 * “If no policy selects the pod it is not isolated”, and where some do, “the effect is additive”; order never matters (trap 9).
 */
export function verdictOf(says: Say[]): Outcome {
  return outcomeOf(answerOf(says, () => 'allowed'));
}

/** The same, with what holds for pods that no policy selects. */
export function answerOf(says: Say[], whenOpen: () => Answer): Answer {
  const closing = says.filter(({ onlyOpens }) => !onlyOpens);
  const surely = closing.filter(({ selects }) => selects === 'yes');
  const perhaps = closing.filter(({ selects }) => selects === 'maybe');
  const more = says
    .filter(({ onlyOpens }) => onlyOpens)
    .flatMap(({ selects, ways }) =>
      ways.map(way => every<Match>([selects, way])),
    );

  if (surely.length === 0) {
    // Isolated or not: whoever may isolate the pod must say what holds where nobody does.
    const answers = perhaps.map(({ ways }) =>
      grantedBy(some([...ways, ...more])),
    );
    const open = whenOpen();
    if (answers.length === 0) return open;
    const all = same([open, ...answers]);
    return all === 'allowed' || all === 'denied' ? all : 'unknown';
  }
  const granted = some([...surely.flatMap(({ ways }) => ways), ...more]);
  if (granted === 'yes') return 'allowed';
  const possible = some(perhaps.flatMap(({ ways }) => ways));
  if (granted === 'maybe' || possible !== 'no') return 'unknown';
  return grantedBy(granted);
}

function grantedBy(match: Match): Answer {
  if (match === 'yes') return 'allowed';
  if (match === 'maybe') return 'unknown';
  return match === 'no' ? 'denied' : `conditional ${match}`;
}
