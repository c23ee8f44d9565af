/** Where an answer comes from, how old it is, and what it misses. */
export const sourceMessages = {
  label: 'Source',
  line: {
    git: 'from Git · {{repository}}@{{commit}}, {{age}}',
    noCluster: 'no cluster connected',
    unwatched: '{{clusters}} not watched',
    beingRead: '{{cluster}} is being read',
    live: 'live · {{cluster}}, {{age}}',
    partial: 'partial · {{cluster}}, {{age}}',
    starting: 'starting · {{cluster}}, began {{age}}',
    stale: 'stale · {{cluster}}, last heard {{age}}',
  },
  kubernetes: 'Kubernetes {{version}}',
  choice: {
    git: 'Git · {{repository}}',
    gitHelp: 'the files at the head of the repository',
    unwatched: '{{cluster}}: not watched',
    live: 'what runs',
    partial: 'what runs, as far as it can be read',
    starting: 'what runs; it is being read for the first time',
    stale: 'what ran when it was last heard',
  },
  unwatched: '{{cluster}} is not watched: {{reason}}',
  unwatchedWithoutReason:
    '{{cluster}} is not watched. The team that runs this portal knows why.',
  git: {
    stale: 'Read {{age}}',
    help: 'What has changed in the repository since is not shown here.',
    failure:
      'The repository cannot be read now, and this is the last that could: {{failure}}',
  },
  stale: {
    title: '{{cluster}} was last heard {{age}}',
    help: 'What is shown is the last that was read. It is asked again by itself; if it stays silent, ask the team that runs this portal.',
    chooseGit: 'What Git says can be chosen as the source.',
  },
  starting: {
    title: '{{cluster}} is being read for the first time',
    titleAfterFailure: '{{cluster}} could not be read yet',
    help: 'What is shown is what has been read already; what depends on the rest is unknown. This page follows by itself.',
    rest: 'Not read yet: {{resources}}.',
  },
  missing: {
    title_one: 'Partial: one kind of object cannot be read in {{cluster}}',
    title_other:
      'Partial: {{count}} kinds of objects cannot be read in {{cluster}}',
    help: 'What depends on them is unknown here.',
    clusterWide:
      'A right to read is one for all namespaces: it takes a ClusterRole and a ClusterRoleBinding. A Role in a namespace permits nothing of it.',
    permit: 'A ClusterRole with this rule would permit it:',
    rule: 'the rule for {{resource}}',
    show: 'What is missing',
  },
  problems: {
    files_one: 'Partial: one file could not be read',
    files_other: 'Partial: {{count}} files could not be read',
    objects_one: 'Partial: one object makes no sense',
    objects_other: 'Partial: {{count}} objects make no sense',
    help: 'What they say is missing here.',
  },
  outdated: {
    title: 'This could not be read again',
    help: '{{failure}} What is shown is the last that could be read. It is tried again by itself.',
  },
  updated: 'Updated: {{facts}}',
  fact: '{{subject}}: {{outcome}}',
  gone: 'not listed any more',
  moreFacts: '{{number}} more',
} as const;
