import { useEffect, useRef } from 'react';
import useLatest from 'react-use/esm/useLatest';
import { Outcome } from './outcome';
import { pause } from './pause';
import { untilVisible } from './while-visible';

const pauseSeconds = { first: 5, longest: 60 };

/**
 * Reads again, more and more seldom, while there is nothing to show: what is missing may be in a cluster that is still being
 * read, and a server that failed comes back. Not where it may not be read, and not while the page is hidden.
 */
export function useAgainLater(
  outcome: Outcome<object> | undefined,
  readAgain: () => void,
): void {
  const failures = useRef(0);
  const latest = useLatest(readAgain);

  useEffect(() => {
    const failure = outcome?.view ? undefined : outcome?.failure;
    if (!failure || failure.kind === 'denied') {
      failures.current = 0;
      return undefined;
    }
    const { first, longest } = pauseSeconds;
    const seconds = Math.min(first * 2 ** failures.current, longest);
    failures.current += 1;
    const controller = new AbortController();
    const { signal } = controller;
    pause(seconds, signal)
      .then(() => untilVisible(signal))
      .then(() => {
        if (!signal.aborted) latest.current();
      });
    return () => controller.abort();
  }, [outcome, latest]);
}
