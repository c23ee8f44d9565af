import { waitBefore } from './wait-before';

const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers });

describe('the pause before a request is sent again', () => {
  it('is as long as the host says', () => {
    expect(waitBefore(answer(429, { 'retry-after': '7' }), 1)).toBe(7000);
    const now = Date.parse('2026-03-01T10:00:00Z');
    const date = 'Sun, 01 Mar 2026 10:00:09 GMT';
    expect(waitBefore(answer(503, { 'retry-after': date }), 1, now)).toBe(9000);
    const reset = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(now / 1000 + 5),
    };
    expect(waitBefore(answer(403, reset), 1, now)).toBe(5000);
  });

  it('grows where the host says nothing, or did not answer', () => {
    for (const what of [
      answer(502),
      answer(429),
      new TypeError('fetch failed'),
    ]) {
      const [first, third] = [1, 3].map(attempt => waitBefore(what, attempt)!);
      expect(first).toBeGreaterThan(0);
      expect(third).toBeGreaterThan(first);
    }
  });

  it.each([400, 401, 403, 404, 409, 422])('does not help after %i', status => {
    expect(waitBefore(answer(status), 1)).toBeUndefined();
  });

  it('is not waited for when it is longer than a person waits', () => {
    expect(
      waitBefore(answer(429, { 'retry-after': '900' }), 1),
    ).toBeUndefined();
  });
});
