import { VerdictView } from '@callboard/plugin-callboard-common';
import { Reason, sentenceOf, Verdict, wordsOf } from '@callboard/reachability';

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
    ...(at && { at }),
  };
}
