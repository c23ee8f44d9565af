import { InputError } from '@backstage/errors';

/** Letters, digits, '_', '-' and, not at the start, '.': nothing that Git, a shell or Windows reads as its own. */
const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** Names that Git reads as its own once Windows has shortened `.git`, and the file that decides who must approve. */
const RESERVED = /^(git~\d+|codeowners)$/i;

/** What a change may touch. Everything else belongs to people: CI, owners, `platform/`. */
const WRITABLE = ['services', 'deploy'];

/** What the changes of one operation touch, instead. */
const WRITABLE_BY: Record<string, string[]> = { bootstrap: ['delivery'] };

/**
 * Refuses a path that could leave the repository or mean something to Git itself.
 *
 * Allowed: segments of letters, digits, `.`, `_` and `-`, joined by `/`, none of which starts with a dot. The plans come
 * from our own planner, so this is a second door, not the first.
 * @throws InputError naming the path.
 */
export function assertFilePath(path: string): void {
  const refused = path
    .split('/')
    .some(segment => !SEGMENT.test(segment) || RESERVED.test(segment));
  if (refused) throw refusal(path);
}

/**
 * Refuses a path that changes of an operation do not touch.
 * @throws InputError naming the path.
 */
export function assertWritablePath(path: string, operation: string): void {
  assertFilePath(path);
  const [folder, ...inside] = path.split('/');
  const writable = Object.hasOwn(WRITABLE_BY, operation)
    ? WRITABLE_BY[operation]
    : WRITABLE;
  if (!writable.includes(folder) || inside.length === 0) throw refusal(path);
}

function refusal(path: string): InputError {
  return new InputError(
    `${JSON.stringify(path)} is not a path that Callboard writes to`,
  );
}
