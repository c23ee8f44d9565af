/** Longer than this nobody waits: whoever asked is told to try again. */
const longest = 60_000;

/**
 * How many milliseconds to wait before a request is sent again; nothing where that does not help.
 *
 * `answer` is a response that is no success, or what was thrown instead of one. A host that says when is believed.
 */
export function waitBefore(
  answer: unknown,
  attempt: number,
  now: number = Date.now(),
): number | undefined {
  if (!(answer instanceof Response)) return backOff(attempt);
  const { status, headers } = answer;
  if (!isLimit(answer) && status < 500) return undefined;
  const said = saidIn(headers, now);
  if (said === undefined) return backOff(attempt);
  return said <= longest ? said : undefined;
}

/** Twice as long each time, and never two callers at the same moment. */
function backOff(attempt: number): number {
  return 2 ** (attempt - 1) * (300 + Math.random() * 300);
}

function saidIn(headers: Headers, now: number): number | undefined {
  const after = headers.get('retry-after');
  if (after !== null) {
    const seconds = Number(after);
    const wait = Number.isNaN(seconds)
      ? Date.parse(after) - now
      : seconds * 1000;
    return Number.isNaN(wait) ? undefined : Math.max(0, wait);
  }
  const reset = Number(headers.get('x-ratelimit-reset'));
  return headers.get('x-ratelimit-remaining') === '0' && reset
    ? Math.max(0, reset * 1000 - now)
    : undefined;
}

/** Does the host say that it is asked too often? GitHub says so with 403, too. */
export function isLimit({ status, headers }: Response): boolean {
  return (
    status === 429 ||
    (status === 403 &&
      (headers.has('retry-after') ||
        headers.get('x-ratelimit-remaining') === '0'))
  );
}
