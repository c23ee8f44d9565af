import { ApiAnswer } from '../Route';

/**
 * GitLab's words are a text, a list, or lists by field.
 * @see https://docs.gitlab.com/api/rest/troubleshooting/#status-code-400
 */
const refusal = (
  status: number,
  message: string | string[] | Record<string, string[]>,
): ApiAnswer => ({ status, body: { message } });

/** @see https://docs.gitlab.com/api/rest/troubleshooting/#status-codes */
export const unauthorized = () => refusal(401, '401 Unauthorized');
export const forbidden = () => refusal(403, '403 Forbidden');
export const notAllowed = () => refusal(405, '405 Method Not Allowed');
/** `what`: `Project`, `File`, `invalid revision or path`. What a token may not see is not there. */
export const notFound = (what: string) => refusal(404, `404 ${what} Not Found`);

/** GitLab answers archives to nobody whose request looks like that of a page of somebody else. */
export const notAcceptable = () => refusal(406, '406 Not Acceptable');

/** One open merge request for a branch is enough. */
export const exists = (iid: number) =>
  refusal(409, [
    `Another open merge request already exists for this source branch: !${iid}`,
  ]);

export const moved = () =>
  refusal(409, 'SHA does not match HEAD of source branch');

export const unprocessable = (words: string) => refusal(422, [words]);

export const invalid = (field: string, words: string) =>
  refusal(400, { [field]: [words] });

/**
 * In plain text, and says when to come back.
 * @see https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
 */
export const tooMany = (retryAfter: number): ApiAnswer => ({
  status: 429,
  headers: {
    ...{ 'Content-Type': 'text/plain', 'RateLimit-Remaining': '0' },
    'Retry-After': String(retryAfter),
  },
  bytes: Buffer.from('Retry later\n'),
});
