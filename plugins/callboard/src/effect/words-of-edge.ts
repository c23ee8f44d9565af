import {
  ChangedEdgeView,
  VerdictView,
} from '@callboard/plugin-callboard-common';
import { Translate } from '../connections/state-text';

/** What becomes of a way from a caller to a port. */
export type EdgeChange = 'opened' | 'closed' | 'changed';

/** What there is to say of a changed way beside its ends; nothing where it is simply allowed now. */
export function wordsOfEdge(
  t: Translate,
  change: EdgeChange,
  { before, after }: Pick<ChangedEdgeView, 'before' | 'after'>,
): string | undefined {
  switch (change) {
    case 'opened':
      return after?.outcome === 'allowed' ? undefined : wordsOf(t, after);
    case 'closed':
      return withReason(t, after);
    default:
      return t('effect.becomes', {
        before: wordsOf(t, before),
        after: withReason(t, after),
      });
  }
}

function wordsOf(t: Translate, verdict: VerdictView | undefined): string {
  switch (verdict?.outcome) {
    case undefined:
      return t('effect.verdict.missing');
    case 'conditional':
      return t('effect.verdict.conditional', {
        conditions: verdict!.on.map(({ text }) => text).join(', '),
      });
    default:
      return t(`effect.verdict.${verdict!.outcome}`);
  }
}

/** What is not allowed needs a reason. */
function withReason(t: Translate, verdict: VerdictView | undefined): string {
  const words = wordsOf(t, verdict);
  const reason =
    verdict?.outcome === 'denied' || verdict?.outcome === 'unknown'
      ? verdict.reasons[0]?.text
      : undefined;
  return reason
    ? t('effect.verdict.because', { verdict: words, reason })
    : words;
}
