const TEAM = 'team:';

/** People and teams as GitHub and Gitea want them named. */
export function splitReviewers(reviewers: string[]) {
  const isTeam = (name: string) => name.startsWith(TEAM);
  return {
    reviewers: reviewers.filter(name => !isTeam(name)),
    team_reviewers: reviewers
      .filter(isTeam)
      .map(name => name.slice(TEAM.length)),
  };
}
