import { Proposal } from '@callboard/plugin-callboard-common';
import { ReviewPart } from '../form-data';

type Planned = { proposal: Proposal; repository?: string };

/** What the last page of the form says in short: the template shows these three and hides the rest. */
export function toReviewPart(planned: Planned): ReviewPart {
  const { effect, title, files } = planned.proposal;
  return {
    effect: effect[0] ?? title,
    files: files.length === 1 ? '1 file' : `${files.length} files`,
    change: outcomeOf(planned),
  };
}

/** What pressing Create will do. */
export function outcomeOf({ proposal, repository }: Planned): string {
  switch (proposal.state) {
    case 'no-change':
      return 'The repository holds exactly this already: nothing will be opened.';
    case 'reused':
      return 'An open change holds exactly this already: it will be found again, nothing new is opened.';
    case 'updated':
      return 'This will add to the change that is open for this service.';
    default:
      return `This will open one change in ${
        repository ?? 'the GitOps repository'
      }.`;
  }
}
