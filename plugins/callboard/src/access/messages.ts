/** Texts of the forms that grant and revoke access. */
export const accessMessages = {
  service: 'Service',
  serviceHelp: 'the one that is called',
  caller: 'Caller',
  callerHelp: {
    grant: 'the one that may call it; also one without a contract',
    revoke: 'the one that may not call it any more',
  },
  ports: {
    label: 'Ports',
    reading: 'Reading the services',
    none: '{{service}} has no port: nobody can call it',
    gone: 'no such port any more',
    first: 'Its ports are shown once the service is chosen.',
    unknown:
      'names, one per line; this service is not known: there is none of this name, or you may not see it',
    unread: 'names, one per line; the services could not be read: {{message}}',
  },
  revoked: {
    label: 'What it loses',
    all: 'All access to the service',
    some: 'Access to these ports only',
  },
  requests: 'only some requests',
  environments: 'Environments',
  environmentsHelp: 'where it holds; leave out where it is not needed',
  reason: 'Reason',
  reasonHelp: {
    grant: 'what it is needed for: the approver reads it',
    revoke: 'why it is not needed any more: the approver reads it',
  },
  until: 'Until',
  untilHelp:
    'from this day on it is shown as expired; nothing closes by itself',
  unmanaged: {
    about: 'a caller that Callboard does not manage',
    labels: 'Labels of its pods',
    labelsHelp: 'name=value, separated by commas',
    account: 'Its service account',
    accountHelp: 'where a mesh asks who is calling',
  },
  preview: {
    incomplete: {
      grant:
        'Who gains and who loses access is shown here once service, caller and ports are chosen.',
      revoke:
        'Who gains and who loses access is shown here once service and caller are chosen.',
    },
    refused: 'Correct what is marked above, and the effect is shown here.',
    nothing: { grant: 'Already granted', revoke: 'Nothing to revoke' },
  },
} as const;
