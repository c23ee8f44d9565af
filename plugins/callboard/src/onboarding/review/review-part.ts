import { Translate } from '../../connections/state-text';
import { outcomeOf } from '../../preview/outcome-of';
import { Planned } from '../../preview/use-proposal-preview';
import { ReviewPart } from '../form-data';

/** What the last page of the form says in short: the template shows these three and hides the rest. */
export function toReviewPart(t: Translate, planned: Planned): ReviewPart {
  const { effect, title, files } = planned.proposal;
  return {
    effect: effect[0] ?? title,
    files: t('preview.files', { count: files.length }),
    change: outcomeOf(t, planned),
  };
}
