import { VerdictView } from '@callboard/plugin-callboard-common';
import {
  Place,
  Reason,
  sentenceOf,
  Verdict,
  wordsOf,
} from '@callboard/reachability';

/** A verdict with its words, as it crosses the wire. */
export function toVerdictView(verdict: Verdict): VerdictView {
  return {
    outcome: verdict.outcome,
    on:
      verdict.outcome === 'conditional'
        ? verdict.on.map(condition => ({
            kind: condition.kind,
            text: wordsOf(condition),
          }))
        : [],
    reasons: verdict.reasons.map(toReasonView),
  };
}

export function toReasonView(reason: Reason): VerdictView['reasons'][number] {
  const { engine, code, object, rule, at } = reason;
  return {
    engine,
    code,
    text: sentenceOf(reason),
    ...(object && { object }),
    ...(rule !== undefined && { rule }),
    ...placeOf(at),
  };
}

/** Where in the repository something stands; what was read in a cluster stands nowhere. */
export function placeOf(at: Place | undefined): { at?: Place } {
  return at && at.line > 0 ? { at } : {};
}
