import { PlannedChange } from '../GitHost';
import { PullRequest, PullRequestText } from './Forge';
import { signatureLength, signBody } from './pull-request-body';
import { withoutTwins } from './without-twins';

/** So many characters of a host's largest body are not for the body of a change. */
export const roomBesideBody = signatureLength + 100;

/**
 * What a pull request says when it is opened or brought up to date for a commit.
 *
 * `ended`: those of the same branch that are over, newest first. That somebody has said no before is for the next reviewer
 * to know.
 */
export function textOf(
  { title, body }: PlannedChange,
  commit: string,
  ended: PullRequest[],
): PullRequestText {
  const [last] = withoutTwins(ended);
  const before =
    last?.state === 'closed'
      ? [`Asked for before in ${last.name}, which was closed without a merge.`]
      : [];
  return {
    title,
    body: signBody({ body: [body, ...before].join('\n\n'), commit }),
  };
}
