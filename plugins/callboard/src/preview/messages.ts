/** Texts about a change that is planned while its form is filled in. */
export const previewMessages = {
  planning: 'Planning the change',
  again: 'planning again…',
  refused: 'This cannot be proposed as it is',
  denied: 'You may not propose this',
  deniedHelp: '{{message}}: ask the team that runs this portal.',
  conflict: 'An open change is in the way',
  failed: 'The change could not be planned',
  retry: 'Try again',
  notes: 'Worth knowing',
  files_one: '{{count}} file',
  files_other: '{{count}} files',
  outcome: {
    noChange:
      'The repository holds exactly this already: nothing will be opened.',
    opensSomewhere: 'This will open one change in the GitOps repository.',
    change: {
      reused:
        'An open change holds exactly this already: it will be found again, nothing new is opened.',
      updated: 'This will add to the change that is open for this service.',
      opens: 'This will open one change in {{repository}}.',
    },
    pullRequest: {
      reused:
        'An open pull request holds exactly this already: it will be found again, nothing new is opened.',
      updated:
        'This will add to the pull request that is open for this service.',
      opens: 'This will open one pull request in {{repository}}.',
    },
  },
} as const;
