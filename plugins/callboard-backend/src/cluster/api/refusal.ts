import { IncomingMessage, STATUS_CODES } from 'node:http';
import { ApiServerError } from '../ApiServer';

/** What is longer is cut. */
const longestMessage = 300;

/**
 * What to throw where a server answers, and not with what was asked for.
 * @param body of the answer; shown only where it is a `Status` object, for what stands between answers with whole pages
 * @param token that was sent: an answer may repeat it, the error does not
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
export function refusal(
  { statusCode = 0, headers }: IncomingMessage,
  body?: Buffer,
  token?: string,
): ApiServerError {
  const { message, reason } = statusIn(body);
  const cleaned = (text: string) =>
    (token ? text.replaceAll(token, '***') : text).slice(0, longestMessage);
  const answer = `the API server answered ${statusCode} ${
    STATUS_CODES[statusCode] ?? ''
  }`;
  return new ApiServerError(
    message ? `${answer.trim()}: ${cleaned(message)}` : answer.trim(),
    {
      status: statusCode,
      reason: reason && cleaned(reason),
      retryAfterSeconds: secondsIn(headers['retry-after']),
    },
  );
}

function statusIn(body?: Buffer): { message?: string; reason?: string } {
  try {
    const { kind, message, reason } = JSON.parse(String(body));
    if (kind !== 'Status') return {};
    return {
      ...(typeof message === 'string' && { message }),
      ...(typeof reason === 'string' && { reason }),
    };
  } catch {
    return {};
  }
}

/** Kubernetes writes seconds; what stands between may write a date, by a clock that is not ours. */
function secondsIn(retryAfter?: string): number | undefined {
  return retryAfter && /^\d{1,6}$/.test(retryAfter)
    ? Number(retryAfter)
    : undefined;
}
