import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whoever signed a body knew the secret.
 * @param signature what came in `X-Gitea-Signature`: the HMAC-SHA256 of the body as it came, 64 hexadecimal digits
 * @see https://docs.gitea.com/usage/webhooks
 */
export function isSigned(
  body: Buffer,
  signature: string | string[] | undefined,
  secret: string,
): boolean {
  const right = Buffer.from(
    createHmac('sha256', secret).update(body).digest('hex'),
  );
  const said = Buffer.from(typeof signature === 'string' ? signature : '');
  return said.length === right.length && timingSafeEqual(said, right);
}
