import { ApiAnswer } from '../Route';

/** A mistake in what was sent. */
export interface Mistake {
  resource: string;
  code: string;
  field?: string;
  message?: string;
}

const docs = 'https://docs.github.com/rest';

/** @see https://docs.github.com/en/rest/authentication/authenticating-to-the-rest-api#failed-login-limit */
export const badCredentials = (): ApiAnswer =>
  refusal(401, 'Bad credentials', docs);

/**
 * What a token may not see is not there.
 * @see https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#404-not-found-for-an-existing-resource
 */
export const notFound = (): ApiAnswer => refusal(404, 'Not Found', docs);

/** @see https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible */
export const notAccessible = (): ApiAnswer =>
  refusal(403, 'Resource not accessible by personal access token', docs);

/**
 * A mistake of the sender.
 * @see https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed
 */
export const invalid = (...errors: Mistake[]): ApiAnswer => ({
  status: 422,
  body: { message: 'Validation Failed', errors, documentation_url: docs },
});

/**
 * The hour's requests are used up. `reset`: seconds since 1970.
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
export const rateLimited = (reset: number): ApiAnswer => ({
  ...refusal(
    403,
    'API rate limit exceeded for user ID 1.',
    `${docs}/overview/rate-limits-for-the-rest-api`,
  ),
  headers: {
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(reset),
  },
});

/**
 * Too much at once; requests are left. GitHub says that it answers 403 or 429.
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
export const tooFast = (status: 403 | 429, retryAfter: number): ApiAnswer => ({
  ...refusal(
    status,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    `${docs}/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits`,
  ),
  headers: {
    'x-ratelimit-remaining': '4987',
    'retry-after': String(retryAfter),
  },
});

function refusal(status: number, message: string, url: string): ApiAnswer {
  return {
    status,
    body: { message, documentation_url: url, status: String(status) },
  };
}
