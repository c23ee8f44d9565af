import {
  type Reason,
  type Remedy,
  remediesFor,
  type Verdict,
  wordsOf,
} from '@callboard/reachability';
import { plainLines } from '../output/plain';
import { fullName } from '../peers/named';
import { Explained } from './question';
import { reasonText } from './reason-text';
import { remedyWords, sideWords, stationWords } from './words';

/** The answer, then what each station says, then what would have to change. */
export function explainText(explained: Explained): Iterable<string> {
  return plainLines(linesOf(explained));
}

function* linesOf({ from, to, port, trace }: Explained): Generator<string> {
  const outcome = outcomeText(trace.verdict);
  yield `${fullName(from)} -> ${fullName(to)} on ${port}: ${outcome}`;
  for (const { station, verdict } of trace.steps) {
    yield '';
    yield `${stationWords[station]}: ${outcomeText(verdict)}`;
    yield* new Set(verdict.reasons.map(reason => `  ${reasonText(reason)}`));
  }
  const remedies = remediesFor(trace);
  if (remedies.length === 0) return;
  yield '';
  yield 'What would have to change:';
  yield* new Set(remedies.map(remedyLine));
}

function outcomeText(verdict: Verdict): string {
  return verdict.outcome === 'conditional'
    ? `allowed ${verdict.on.map(wordsOf).join(', and ')}`
    : verdict.outcome;
}

function remedyLine({ code, side, because }: Remedy): string {
  const places = [...new Set(because.flatMap(placeOf))];
  const see = places.length ? ` (see ${places.join(', ')})` : '';
  return `  ${sideWords[side]}: ${remedyWords[code]}${see}`;
}

function placeOf({ at }: Reason): string[] {
  return at ? [`${at.path}:${at.line}`] : [];
}
