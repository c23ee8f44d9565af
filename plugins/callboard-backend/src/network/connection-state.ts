import { ConnectionState } from '@callboard/plugin-callboard-common';
import { Trace, Verdict } from '@callboard/reachability';

/** What a row says in one word, of a call that somebody declares or nobody does. */
export function stateOf(
  { verdict, steps }: Pick<Trace, 'verdict' | 'steps'>,
  isDeclared: boolean,
): ConnectionState {
  switch (verdict.outcome) {
    case 'unknown':
      return 'unknown';
    case 'denied':
      return halfOpen(steps) ?? 'declared-but-blocked';
    case 'conditional':
      if (!isByGitAlone(verdict)) return 'depends';
      break;
    default:
  }
  return isDeclared ? 'ok' : 'allowed-but-undeclared';
}

/** One side names the other in a rule that allows, the other does not let it through. */
export function halfOpen(
  steps: Trace['steps'],
): 'half-open-caller' | 'half-open-called' | undefined {
  const at = (station: string) =>
    steps.find(step => step.station === station)?.verdict;
  const leaving = at('leaving');
  const entering = at('entering');
  const mesh = at('mesh');
  if (leaving?.outcome === 'denied' && names(entering)) {
    return 'half-open-caller';
  }
  const isClosed = entering?.outcome === 'denied' || mesh?.outcome === 'denied';
  return isClosed && names(leaving) ? 'half-open-called' : undefined;
}

function names(verdict: Verdict | undefined): boolean {
  return (
    (verdict?.outcome === 'allowed' || verdict?.outcome === 'conditional') &&
    verdict.reasons.some(
      ({ code, detail }) => code === 'rule-allows' && detail?.peers !== 'all',
    )
  );
}

/** "Allowed by what is in Git": nothing in it depends on the call. */
function isByGitAlone(verdict: Extract<Verdict, { outcome: 'conditional' }>) {
  return verdict.on.every(({ kind }) => kind === 'no-other-policies');
}
