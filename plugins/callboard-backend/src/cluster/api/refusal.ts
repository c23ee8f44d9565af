import { IncomingMessage, STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { ApiServerError } from '../ApiServer';

/** What is longer is cut. */
const longestMessage = 300;

/**
 * What to throw where a server answers, and not with what was asked for.
 * @param body of the answer; shown only where it is one of Kubernetes or Backstage, for what stands between answers with
 *   whole pages
 * @param token that was sent: an answer may repeat it, the error does not
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
export function refusal(
  { statusCode = 0, headers }: IncomingMessage,
  body?: Buffer,
  token?: string,
): ApiServerError {
  const { message, reason, isOfBackstage } = readRefusal(body);
  const cleaned = (text: string) =>
    (token ? text.replaceAll(token, '***') : text).slice(0, longestMessage);
  const who = isOfBackstage
    ? "Backstage's Kubernetes plugin"
    : 'the API server';
  const said = [statusCode, STATUS_CODES[statusCode]].filter(Boolean).join(' ');
  return new ApiServerError(
    cleaned([`${who} answered ${said}`, message].filter(Boolean).join(': ')),
    {
      // That it finds no such cluster, for one, is not that the cluster has no such kind.
      status: isOfBackstage ? undefined : statusCode,
      reason: reason && cleaned(reason),
      retryAfterSeconds: secondsIn(headers['retry-after']),
    },
  );
}

/** Kubernetes answers with a `Status`; Backstage with `error`. */
const refusalSchema = z.union([
  z
    .object({
      kind: z.literal('Status'),
      message: z.string().optional(),
      reason: z.string().optional(),
    })
    .transform(({ message, reason }) => ({
      message,
      reason,
      isOfBackstage: false,
    })),
  z
    .object({ error: z.object({ name: z.string(), message: z.string() }) })
    .transform(({ error }) => ({
      message: error.message,
      reason: undefined,
      isOfBackstage: true,
    })),
]);

function readRefusal(body?: Buffer) {
  try {
    return refusalSchema.parse(JSON.parse(String(body)));
  } catch {
    return { message: undefined, reason: undefined, isOfBackstage: false };
  }
}

/** Kubernetes writes seconds; what stands between may write a date, by a clock that is not ours. */
function secondsIn(retryAfter?: string): number | undefined {
  return retryAfter && /^\d{1,6}$/.test(retryAfter)
    ? Number(retryAfter)
    : undefined;
}
