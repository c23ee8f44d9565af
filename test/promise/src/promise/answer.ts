import type { Condition, Outcome, Verdict } from '@callboard/reachability';

/** A verdict without its reasons. */
export interface Answer {
  outcome: Outcome;
  /** What it depends on, all of it: sorted, each once. */
  on: string[];
  /** One of these; every request where there are none. */
  requests: string[];
}

export const yes: Answer = { outcome: 'allowed', on: [], requests: [] };
export const no: Answer = { outcome: 'denied', on: [], requests: [] };
export const nobodyKnows: Answer = { outcome: 'unknown', on: [], requests: [] };

export function onlyIf(...conditions: Condition[]): Answer {
  return {
    outcome: 'conditional',
    on: distinct(
      conditions.flatMap(one => (one.kind === 'requests' ? [] : wordOf(one))),
    ),
    requests: distinct(
      conditions.flatMap(one =>
        one.kind === 'requests'
          ? one.requests.map(({ methods, paths }) =>
              JSON.stringify({ methods, paths }),
            )
          : [],
      ),
    ),
  };
}

/** All must agree: "denied > unknown > conditional > allowed". No packet meets two locks that look at requests. */
export function allOf(...answers: Answer[]): Answer {
  const outcome = first(['denied', 'unknown', 'conditional'], answers);
  if (outcome !== 'conditional') return plain(outcome ?? 'allowed');
  return {
    outcome,
    on: distinct(answers.flatMap(({ on }) => on)),
    requests: distinct(answers.flatMap(({ requests }) => requests)),
  };
}

/** One is enough. What depends on less goes before what depends on more. */
export function anyOf(...answers: Answer[]): Answer {
  const families = new Set(answers.flatMap(one => one.on));
  if (families.has('IPv4') && families.has('IPv6')) return yes;
  const outcome = first(['allowed', 'unknown', 'conditional'], answers);
  if (outcome !== 'conditional') return plain(outcome ?? 'denied');
  const open = answers.filter(one => one.outcome === outcome);
  const least = Math.min(...open.map(one => one.on.length));
  const [...mildest] = open.filter(one => one.on.length === least);
  return {
    outcome,
    on: distinct(mildest.flatMap(one => one.on)),
    requests: mildest.some(({ requests }) => requests.length === 0)
      ? []
      : distinct(mildest.flatMap(({ requests }) => requests)),
  };
}

export function answerOf(verdict: Verdict): Answer {
  return verdict.outcome === 'conditional'
    ? onlyIf(...verdict.on)
    : plain(verdict.outcome);
}

export function textOf({ outcome, on, requests }: Answer): string {
  const all = [...on, ...(requests.length ? [requests.join(' or ')] : [])];
  return all.length ? `${outcome} on ${all.join(' and ')}` : outcome;
}

function plain(outcome: Exclude<Outcome, 'conditional'>): Answer {
  if (outcome === 'unknown') return nobodyKnows;
  return outcome === 'allowed' ? yes : no;
}

function first<T extends Outcome>(
  order: T[],
  answers: Answer[],
): T | undefined {
  return order.find(one => answers.some(({ outcome }) => outcome === one));
}

function distinct(words: string[]): string[] {
  return [...new Set(words)].sort();
}

function wordOf(condition: Condition): string {
  return condition.kind === 'ip-family' ? condition.family : condition.kind;
}
