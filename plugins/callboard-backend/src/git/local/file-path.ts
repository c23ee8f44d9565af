import { InputError } from '@backstage/errors';

const SEGMENT = /^[A-Za-z0-9._-]+$/;

/** Names that Git, or Git on Windows, reads as its own; `git fsck --strict` refuses a broken `.gitmodules`. */
const RESERVED = /^\.git(modules)?\.*$/i;

/**
 * Refuses a path that could leave the repository or mean something to Git itself.
 *
 * Allowed: segments of letters, digits, `.`, `_` and `-`, joined by `/`. The plans come from our own planner, so this
 * is a second door, not the first.
 * @throws InputError naming the path.
 */
export function assertFilePath(path: string): void {
  const refused = path
    .split('/')
    .some(
      segment =>
        !SEGMENT.test(segment) ||
        segment === '.' ||
        segment === '..' ||
        RESERVED.test(segment),
    );
  if (refused) {
    throw new InputError(
      `${JSON.stringify(path)} is not a path that Callboard writes to`,
    );
  }
}
