/** Texts of the page *Changes* that are about an operation. */
export const changesMessages = {
  operation: {
    onboard: 'Onboard',
    grant: 'Grant access',
    revoke: 'Revoke access',
  },
  effectNow: 'Effect if it is merged now',
  merged: {
    onboard: 'The component appears in the catalog within 15 seconds:',
    other:
      'The page of the service shows it within 15 seconds, and the clusters follow once they have what is in Git:',
  },
} as const;
