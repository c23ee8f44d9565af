/** Texts of the page *Changes* that are about an operation, or about where a change lives. */
export const changesMessages = {
  operation: {
    onboard: 'Onboard',
    grant: 'Grant access',
    revoke: 'Revoke access',
    bootstrap: 'Set up delivery',
  },
  effectNow: 'Effect if it is merged now',
  merged: {
    onboard: 'The component appears in the catalog within 15 seconds:',
    other:
      'The page of the service shows it within 15 seconds, and the clusters follow once they have what is in Git:',
    onboardAtHost:
      'The component appears in the catalog once the portal has read what was merged:',
    bootstrap:
      'Whoever has rights in the cluster applies the folder below delivery/ once (docs/how-to/deliver.md); from then on it follows what is in Git:',
    bootstrapAtHost:
      'Whoever has rights in the cluster applies the folder below delivery/ once (docs/how-to/deliver.md); from then on it follows what is in Git:',
    otherAtHost:
      'The page of the service shows it once the portal has read what was merged, and the clusters follow once they have what is in Git:',
  },
  local: {
    title: 'Local demo repository',
    help: 'Changes live on this machine. This is not a code-review system: for real work connect a Git host, where changes become pull requests (docs/how-to/install.md).',
  },
  review: {
    link: '{{name}} on {{host}}',
    open: 'Review {{name}} on {{host}}',
    newTab: '(opens in a new tab)',
    help: 'It is reviewed, merged and closed at its host, not here.',
  },
  conflict: {
    title: 'The base branch changed the same files since',
    local:
      'Close this change and send the form again: it then starts from what is there now.',
    atHost:
      'Settle that at its host, or close it there and send the form again: it then starts from what is there now.',
  },
} as const;
