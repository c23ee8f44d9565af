/** What is true of each subject, in words: `{'finance/billing, grpc': 'denied'}`. */
export type Facts = Record<string, string>;

/** What has changed, in the order of the facts; nothing for an outcome where a subject is not listed any more. */
export function changedFacts(
  before: Facts,
  now: Facts,
): { subject: string; outcome?: string }[] {
  return [...new Set([...Object.keys(now), ...Object.keys(before)])]
    .filter(subject => before[subject] !== now[subject])
    .map(subject => ({ subject, outcome: now[subject] }));
}
