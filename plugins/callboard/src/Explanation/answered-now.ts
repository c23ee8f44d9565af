import { Explanation } from '@callboard/plugin-callboard-common';

/**
 * Does a pod answer what the verdict lets through? `yes` also where nothing gets through, or nobody looked: what runs is no
 * question in Git.
 */
export function answeredNow({
  verdict,
  steps,
}: Pick<Explanation, 'verdict' | 'steps'>): 'yes' | 'unanswered' | 'unknown' {
  if (verdict.outcome === 'denied' || verdict.outcome === 'unknown') {
    return 'yes';
  }
  const said = steps.filter(({ station }) => station === 'endpoints');
  const has = (outcome: string) =>
    said.some(one => one.verdict.outcome === outcome);
  if (has('conditional') || has('denied')) return 'unanswered';
  return has('unknown') ? 'unknown' : 'yes';
}
