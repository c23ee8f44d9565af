import { Route } from '../Route';
import { Asked } from './Hub';
import { simplePullJson } from './pull-json';
import { notFound } from './refusals';

/** Who may be asked for a review. */
export const collaborators = ['sam', 'kim'];

/** @see https://docs.github.com/en/rest/issues/comments#create-an-issue-comment */
const comment: Route<Asked> = {
  operation: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  async answer({ repository, description }, { body }, { issue_number }) {
    const pull = repository.pulls.find(Number(issue_number));
    if (!pull) return notFound();
    pull.comments.push(body.body);
    const example = description.example(this.operation);
    return { status: 201, body: { ...example, body: body.body } };
  },
};

/**
 * Adds to those that are there; what the repository has no label for yet is made, as its own pages do.
 * @see https://docs.github.com/en/rest/issues/labels#add-labels-to-an-issue
 */
const label: Route<Asked> = {
  operation: 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
  async answer({ repository, description }, { body }, { issue_number }) {
    const pull = repository.pulls.find(Number(issue_number));
    if (!pull) return notFound();
    pull.labels = [...new Set([...pull.labels, ...body.labels])];
    const [example] = description.example(this.operation);
    const labels = pull.labels.map(name => ({ ...example, name }));
    return { status: 200, body: labels };
  },
};

/** @see https://docs.github.com/en/rest/pulls/review-requests#request-reviewers-for-a-pull-request */
const requestReviewers: Route<Asked> = {
  operation:
    'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
  async answer(asked, { body }, { pull_number }) {
    const { pulls, owner, name } = asked.repository;
    const pull = pulls.find(Number(pull_number));
    if (!pull) return notFound();
    const wanted: string[] = body.reviewers ?? [];
    // "Unprocessable Entity if user is not a collaborator"
    if (wanted.some(login => !collaborators.includes(login))) {
      const message = `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${owner}/${name} repository.`;
      return { status: 422, body: { message } };
    }
    pull.reviewers.push(...wanted);
    return { status: 201, body: await simplePullJson(asked, pull) };
  },
};

export const reviewRoutes = [comment, label, requestReviewers];
