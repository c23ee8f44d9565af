import { Sentences } from './sentences';

/** What every engine may give as a reason. */
export const commonSentences = {
  'not-evaluated': ({ field, api }, name) =>
    field
      ? `${name} uses '${field}', which is not evaluated here`
      : `${name} (${api}) may decide, and is not evaluated here`,
  malformed: ({ problem }) => `not understood: ${problem}`,
  unreadable: ({ problem }) => `not understood: ${problem}`,
  'other-policies-unknown': () =>
    'the cluster may hold policies that are not in these manifests',
} satisfies Sentences;
