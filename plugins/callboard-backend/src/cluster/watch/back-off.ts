import { ApiServerError } from '../ApiServer';
import { Clock } from './Clock';

/** The server may ask for a longer pause, but not for a day. */
const LONGEST_PAUSE_SECONDS = 600;

/** HTTP status; nothing where there was no answer. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof ApiServerError ? error.status : undefined;

/** So long the server wants to be left alone, as far as one heeds it; 0 where it says nothing. */
export function secondsAsked(error: Error): number {
  const asked = error instanceof ApiServerError && error.retryAfterSeconds;
  return Math.min(asked || 0, LONGEST_PAUSE_SECONDS);
}

/**
 * How long to wait after so many failures in a row: twice as long each time, and never the same for two who failed together.
 * @param failures from 1
 */
export function backOff(
  error: Error,
  failures: number,
  { random }: Pick<Clock, 'random'>,
): number {
  const { first, most } = paceFor(error);
  const longest = Math.min(first * 2 ** (failures - 1), most);
  const asked = secondsAsked(error) * (1 + random() / 10);
  return Math.max(longest * (0.5 + random() / 2), asked);
}

/** A right is given, and a kind installed, by people; a connection comes back by itself. */
function paceFor(error: Error): { first: number; most: number } {
  const status = statusOf(error);
  if (status === 403 || status === 404) {
    return { first: 30, most: LONGEST_PAUSE_SECONDS };
  }
  return isOfWholeServer(error) && status !== 503
    ? { first: 1, most: 16 }
    : { first: 1, most: 60 };
}

/** Did it answer, and make no sense? */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof ApiServerError && error.reason === 'Unreadable';

const isSilence = (error: unknown): boolean =>
  error instanceof ApiServerError && error.reason === 'Silent';

/**
 * Was nobody there? A connection that is cut shows nothing yet, for it may be open again at once; one that fell silent was
 * left by its server.
 * @param wasHeard the server answered before the error came
 */
export function isAbsence(error: Error, wasHeard: boolean): boolean {
  const status = statusOf(error);
  if (status !== undefined) return status === 503;
  return isSilence(error) || !(wasHeard || isUnreadable(error));
}

/** Would whoever asks the same server for something else be told the same? */
export function isOfWholeServer(error: Error): boolean {
  const status = statusOf(error);
  return status === undefined
    ? !isUnreadable(error)
    : [401, 429, 503].includes(status);
}
