import {
  ChangedEdgeView,
  ConnectivityEffect,
  VerdictView,
} from '@callboard/plugin-callboard-common';

/** Of these of each environment comes first: none is crowded out by another. */
const firstOfEach = 30;

/** The connectivity diff for the body of a change, as plain lines. */
export function connectivityLines({
  environments,
}: ConnectivityEffect): string[] {
  const all = environments.map(({ environment, opened, closed, changed }) => [
    ...opened.map(edge => line('+', environment, edge)),
    ...closed.map(edge => line('−', environment, edge)),
    ...changed.map(edge => line('~', environment, edge)),
  ]);
  return [
    ...all.flatMap(lines => lines.slice(0, firstOfEach)),
    ...all.flatMap(lines => lines.slice(firstOfEach)),
  ];
}

function line(
  sign: string,
  environment: string,
  { from, to, port, before, after }: ChangedEdgeView,
): string {
  const words =
    sign === '~'
      ? ` (${inWords(before)} → ${inWords(after)})`
      : condition(after);
  return `${environment}: ${sign} ${from.namespace}/${from.name} → ${to.namespace}/${to.name} ${port}${words}`;
}

function inWords(verdict: VerdictView | undefined): string {
  return verdict ? `${verdict.outcome}${condition(verdict)}` : 'not there';
}

function condition(verdict: VerdictView | undefined): string {
  return (verdict?.on ?? []).map(({ text }) => `, ${text}`).join('');
}
