import {
  type Problem,
  remediesFor,
  sentenceOf,
  type Verdict,
  wordsOf,
} from '@callboard/reachability';
import { Explained } from './question';

/** All that the text says, for programs. */
export function explainJson(
  { from, to, port, trace }: Explained,
  problems: Problem[],
): string {
  const answer = {
    version: 1,
    complete: problems.length === 0,
    from,
    to,
    port,
    ...verdictJson(trace.verdict),
    steps: trace.steps.map(({ station, verdict }) => ({
      station,
      ...verdictJson(verdict),
      reasons: verdict.reasons.map(reasonJson),
    })),
    remedies: remediesFor(trace).map(({ code, side, because }) => ({
      code,
      side,
      because: because.map(reasonJson),
    })),
    problems,
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

function verdictJson(verdict: Verdict) {
  return {
    outcome: verdict.outcome,
    ...(verdict.outcome === 'conditional' && {
      conditions: verdict.on.map(wordsOf),
    }),
  };
}

function reasonJson(reason: Verdict['reasons'][number]) {
  const { code, object, rule, at } = reason;
  return { code, sentence: sentenceOf(reason), object, rule, at };
}
