/** Texts of *Why?* and of *Can A reach B?*. */
export const explanationMessages = {
  title: '{{from}} → {{to}}, port {{port}}',
  loading: 'Following the packet',
  verdict: {
    allowed: 'Allowed',
    denied: 'Denied',
    conditional: 'Allowed under a condition',
    unknown: 'Unknown',
  },
  /** Where policies let through what no pod answers. */
  now: {
    unanswered: '{{verdict}}, but no pod is ready to answer',
    unknown: '{{verdict}}; whether a pod answers now is not known',
  },
  way: 'The way of a packet',
  station: {
    name: 'Name',
    service: 'Service',
    endpoints: 'Endpoints',
    leaving: 'Leaves {{from}}',
    entering: 'Enters {{to}}',
    mesh: 'Mesh',
  },
  endpoints: {
    allowed: 'ready',
    denied: 'none ready',
    conditional: 'none ready',
    unknown: 'unknown',
  },
  next: 'the command that shows more',
  rule: '{{object}}, rule {{rule}}',
  noSteps: 'Nothing more is known about the way.',
  remedies: { toAllow: 'To allow it', toKnow: 'To know it' },
  owner: 'owned by',
  close: 'Close',
  link: 'Link to this answer',
  copyLink: 'the link to this answer',
  denied: 'You may not see this',
  deniedHelp:
    'It takes the permission {{permission}} on both ends: ask the team that runs this portal.',
  missing: 'One end is not known here',
  failed: 'The question could not be answered',
  reach: {
    title: 'Can A reach B?',
    intro:
      'Follows a packet through what is known of an environment; nothing is sent. Name two services, or start from a range of addresses such as 203.0.113.0/24.',
    from: 'From',
    fromHelp: 'namespace/name, or addresses',
    to: 'To',
    toHelp: 'namespace/name',
    port: 'Port',
    portHelp: 'name or number',
    environment: 'Environment',
    ask: 'Ask',
  },
} as const;
