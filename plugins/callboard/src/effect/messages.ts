/** Texts that say what a change does to who may call whom. */
export const effectMessages = {
  title: 'Effect',
  where: 'In {{environments}}',
  linesOf: 'Access in {{environments}}',
  change: { opened: 'opens', closed: 'closes', changed: 'changes' },
  verdict: {
    missing: 'not there',
    allowed: 'allowed',
    conditional: 'allowed {{conditions}}',
    denied: 'denied',
    unknown: 'unknown',
    because: '{{verdict}}: {{reason}}',
  },
  becomes: 'was {{before}}, becomes {{after}}',
  showAll_one: 'Show {{count}} connection',
  showAll_other: 'Show all {{count}} connections',
  hidden_one: '{{count}} connection changes that you may not see',
  hidden_other: '{{count}} connections change that you may not see',
  loss: {
    lose_one: '{{names}} loses access.',
    lose_other: '{{names}} lose access.',
    more_one: '{{count}} more',
    more_other: '{{count}} more',
    maybeLess:
      'No connection closes, but what changes may allow less than before.',
    nobodyVisible: 'Nobody that you may see loses access.',
    nobody: 'Nobody loses access.',
    nothing: 'Nobody gains and nobody loses access.',
  },
  approvers: 'Who must approve',
} as const;
