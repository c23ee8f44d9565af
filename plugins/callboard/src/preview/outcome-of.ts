import { Translate } from '../connections/state-text';
import { Planned } from './use-proposal-preview';

/** What pressing Create will do. */
export function outcomeOf(
  t: Translate,
  { proposal, repository }: Planned,
): string {
  switch (proposal.state) {
    case 'no-change':
      return t('preview.outcome.noChange');
    case 'reused':
      return t('preview.outcome.reused');
    case 'updated':
      return t('preview.outcome.updated');
    default:
      return repository
        ? t('preview.outcome.opens', { repository })
        : t('preview.outcome.opensSomewhere');
  }
}
