import { Translate } from '../connections/state-text';
import { Planned } from './use-proposal-preview';

/** What pressing Create will do, in the words of where it does it: a change where that is local or not known. */
export function outcomeOf(
  t: Translate,
  { proposal, repository }: Planned,
): string {
  const what =
    repository && repository.host !== 'local' ? 'pullRequest' : 'change';
  switch (proposal.state) {
    case 'no-change':
      return t('preview.outcome.noChange');
    case 'reused':
    case 'updated':
      return t(`preview.outcome.${what}.${proposal.state}`);
    default:
      return repository
        ? t(`preview.outcome.${what}.opens`, { repository: repository.id })
        : t('preview.outcome.opensSomewhere');
  }
}
