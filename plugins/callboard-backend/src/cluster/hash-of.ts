import { createHash } from 'node:crypto';

/** A short name for what has this JSON. */
export function hashOf(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(content))
    .digest('base64url')
    .slice(0, 20);
}
