const collator = new Intl.Collator('en', { numeric: true });

/** Orders names as people do, `caller-9` before `caller-10`; much faster than `localeCompare` for thousands of them. */
export const compareText = collator.compare;
