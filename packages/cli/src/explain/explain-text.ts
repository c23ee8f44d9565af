import { remediesFor, type Verdict, wordsOf } from '@callboard/reachability';
import { fullName } from '../peers/named';
import { Explained } from './question';
import { reasonText } from './reason-text';
import { remedyWords, sideWords, stationWords } from './words';

/** The answer, then what each station says, then what would have to change. */
export function* explainText({
  from,
  to,
  port,
  trace,
}: Explained): Generator<string> {
  yield `${fullName(from)} -> ${fullName(to)} on ${port}: ${outcomeText(
    trace.verdict,
  )}\n`;
  for (const { station, verdict } of trace.steps) {
    yield `\n${stationWords[station]}: ${outcomeText(verdict)}\n`;
    for (const line of linesOf(verdict.reasons)) yield `  ${line}\n`;
  }
  const remedies = remediesFor(trace);
  if (remedies.length) yield '\nWhat would have to change:\n';
  for (const { code, side, because } of remedies) {
    const places = [
      ...new Set(
        because.flatMap(({ at }) => (at ? [`${at.path}:${at.line}`] : [])),
      ),
    ];
    yield `  ${sideWords[side]}: ${remedyWords[code]}${
      places.length ? ` (see ${places.join(', ')})` : ''
    }\n`;
  }
}

function outcomeText(verdict: Verdict): string {
  return verdict.outcome === 'conditional'
    ? `allowed ${verdict.on.map(wordsOf).join(', and ')}`
    : verdict.outcome;
}

function linesOf(reasons: Verdict['reasons']): string[] {
  return [...new Set(reasons.map(reasonText))];
}
