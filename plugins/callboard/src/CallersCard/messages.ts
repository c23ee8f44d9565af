/** Texts of the card *Callers*. */
export const callersMessages = {
  title: 'Callers',
  loading: 'Loading the callers',
  openNetwork: 'Open network',
  columns: {
    caller: 'Caller',
    declared: 'Declared',
    allowed: 'Allowed',
    observed: 'Observed',
    state: 'State',
  },
  yes: 'yes',
  more_one: '+ {{count}} more',
  more_other: '+ {{count}} more',
  hidden_one: '{{count}} you may not see',
  hidden_other: '{{count}} you may not see',
} as const;
