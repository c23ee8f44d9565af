/** Words that several cards share. */
export const connectionsMessages = {
  state: {
    ok: 'OK',
    'declared-but-blocked': 'Declared but blocked',
    'allowed-but-undeclared': 'Allowed but undeclared',
    depends: 'Depends',
    unknown: 'Unknown',
    halfOpen: {
      yours: 'Half-open: closed on your side',
      theirs: 'Half-open: closed on their side',
    },
  },
  verdict: {
    allowed: 'allowed',
    denied: 'denied',
    conditional: 'depends',
    unknown: 'unknown',
  },
  declared: {
    contract: 'Git',
    catalog: 'catalog',
    nowhere: 'no',
  },
  peer: {
    platform: 'part of the platform',
    addresses: 'addresses outside',
  },
  grant: {
    until: 'until {{day}}',
    expired: 'expired {{day}}, still there',
  },
  whoElse: {
    denied: 'Anyone else is denied by default.',
    deniedIfEnforced:
      'Anyone else is denied by default, if NetworkPolicy is enforced here: that is not known.',
    open: 'Open: nothing restricts who can call this.',
    openButMesh:
      'No NetworkPolicy restricts who can call this. Whether the mesh does is not shown here.',
    openByPolicy: 'Open: {{policies}} lets everybody in.',
    notEnforced: 'Open: nothing enforces NetworkPolicy here.',
    notEnforcedButMesh:
      'Nothing enforces NetworkPolicy here. Whether the mesh restricts who can call this is not shown here.',
    unknown: 'It is not known who else may call.',
  },
  none: {
    callers: 'No caller is declared or allowed.',
    callersThatYouSee: 'No caller that you may see is declared or allowed.',
    calls: 'It declares no calls, and nothing is allowed to it.',
    callsThatYouSee:
      'It declares no calls to what you may see, and nothing of it is allowed.',
  },
  fact: {
    callers: '{{peer}}, {{port}}',
    calls: 'call to {{peer}}, {{port}}',
  },
  notObserved: 'not configured',
  actions: {
    request: 'Request access',
    requestFor: 'Request access for {{peer}}',
    revoke: 'Revoke',
    revokeFor: 'Revoke the access of {{peer}}',
    why: 'Why?',
    whyOf: 'Why? {{peer}}, port {{port}}',
  },
  failure: {
    denied: 'You may not see who calls this',
    deniedHelp:
      'It takes the permission {{permission}} on this entity: ask the team that runs this portal.',
    failed: 'The connections could not be read',
    retry: 'Try again',
  },
} as const;
