import { Failure } from '../failure';

/** What came of asking for something; a view and a failure where it was read once, and then could not be read again. */
export type Outcome<View> = {
  /** What was asked for. */
  asked: string;
  /** Of what; a view of the same stays while another of it is asked for. */
  subject: string;
  view?: View;
  failure?: Failure;
};

/**
 * What to show after the next outcome: what was shown stays where the same cannot be read now, but not where it may not be
 * read any more, or is not there any more. Parts of a view that are as they were stay the same objects.
 */
export function afterOutcome<View extends object>(
  last: Outcome<View> | undefined,
  next: Outcome<View>,
): Outcome<View> {
  if (!last?.view || last.asked !== next.asked) return next;
  if (next.view) return { ...next, view: reuse(last.view, next.view) };
  return next.failure?.kind === 'failed'
    ? { ...last, failure: next.failure }
    : next;
}

function reuse<View extends object>(last: View, next: View): View {
  const before = new Map<string, unknown>(Object.entries(last));
  return Object.fromEntries(
    Object.entries(next).map(([key, value]) => [
      key,
      JSON.stringify(before.get(key)) === JSON.stringify(value)
        ? before.get(key)
        : value,
    ]),
  ) as View;
}
