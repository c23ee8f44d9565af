import { PullRequest } from './Forge';

/** Of two that a host has let in for one commit, the later one was closed again: it tells nothing. */
export function withoutTwins(pullRequests: PullRequest[]): PullRequest[] {
  return pullRequests.filter(
    one =>
      !pullRequests.some(
        ({ branch, tip, number }) =>
          branch === one.branch && tip === one.tip && number < one.number,
      ),
  );
}
