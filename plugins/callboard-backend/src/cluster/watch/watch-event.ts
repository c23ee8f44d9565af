import { ApiServerError } from '../ApiServer';
import { Raw } from '../project/raw';

/** One line of a watch. */
export type WatchEvent =
  | {
      type: 'ADDED' | 'MODIFIED' | 'DELETED';
      resourceVersion?: string;
      object: Raw;
    }
  | {
      type: 'BOOKMARK';
      resourceVersion?: string;
      /** What there was at the beginning has been sent. */
      endsInitial: boolean;
    };

/**
 * Reads a line of a watch.
 * @throws ApiServerError where the server says that it cannot go on, e.g. with status 410, and where it is no event
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#streaming-lists
 */
export function readWatchEvent(line: string): WatchEvent {
  const { type, object } = parse(line);
  if (type === 'ERROR') throw refusal(object);
  const metadata = object?.metadata as Record<string, any> | undefined;
  if (type === 'BOOKMARK') {
    return {
      type,
      ...resourceVersionIn(object),
      endsInitial:
        metadata?.annotations?.['k8s.io/initial-events-end'] === 'true',
    };
  }
  if (type !== 'ADDED' && type !== 'MODIFIED' && type !== 'DELETED') {
    throw unreadable('sent what is no watch event');
  }
  return { type, object: object ?? {}, ...resourceVersionIn(object) };
}

/** Of an object, or of a list. */
export function resourceVersionIn(object: Raw | undefined): {
  resourceVersion?: string;
} {
  const resourceVersion = object?.metadata?.resourceVersion;
  return typeof resourceVersion === 'string' && resourceVersion
    ? { resourceVersion }
    : {};
}

function parse(line: string): { type?: unknown; object?: Raw } {
  try {
    const event = JSON.parse(line);
    return typeof event === 'object' && event !== null ? event : {};
  } catch {
    throw unreadable('sent what is no watch event');
  }
}

/** Nobody knows what it would have said: everything has to be read again. @param how what the API server does */
export function unreadable(how: string): ApiServerError {
  return new ApiServerError(`the API server ${how}`, { reason: 'Unreadable' });
}

function refusal(status: Raw | undefined): ApiServerError {
  const { code, reason, message } = status ?? {};
  return new ApiServerError(
    typeof message === 'string' ? message : 'the API server ended the watch',
    {
      ...(typeof code === 'number' && { status: code }),
      ...(typeof reason === 'string' && { reason }),
    },
  );
}
