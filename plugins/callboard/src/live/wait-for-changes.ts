import { pause } from './pause';
import { untilVisible, whileVisible } from './while-visible';

const hastySeconds = 5;
/** A rollout changes its service for a minute, every few seconds: that is what one looks at. */
const quickAnswers = 10;
const pauseSeconds = { answered: 15, failed: 60 };

type Wait = (
  revision: string,
  signal: AbortSignal,
) => Promise<{ revision: string }>;

/**
 * Asks for the next revision again and again until `signal` aborts, but not while the page is hidden, and with longer
 * pauses where waits fail, or are answered in haste time and again: a cluster that never rests, or two backends that have read different
 * things, must not make a page ask without end.
 *
 * `tell` hears after each wait, and when the page is seen again, which revision was heard of last.
 */
export async function waitForChanges(
  start: string,
  wait: Wait,
  tell: (revision: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let revision = start;
  let haste = 0;
  while (!signal.aborted) {
    const askedAt = Date.now();
    const answer = await answerOf(revision, wait, signal);
    revision = answer?.revision ?? revision;
    if (document.hidden) {
      await untilVisible(signal);
    } else {
      const isHasty = !answer || Date.now() - askedAt < hastySeconds * 1000;
      haste = isHasty ? haste + 1 : 0;
    }
    if (!signal.aborted) tell(revision);
    await pause(secondsAfter(answer !== undefined, haste), signal);
  }
}

function secondsAfter(isAnswered: boolean, haste: number): number {
  return isAnswered
    ? Math.min(2 ** Math.max(0, haste - quickAnswers), pauseSeconds.answered)
    : Math.min(2 ** haste, pauseSeconds.failed);
}

/** Nothing where the wait was refused or broken: whoever is told then reads again, and says why. */
async function answerOf(revision: string, wait: Wait, signal: AbortSignal) {
  try {
    return await whileVisible(signal, seen => wait(revision, seen));
  } catch {
    return undefined;
  }
}
