import type { ZodError } from 'zod';
import { Problem, SnapshotObject } from './snapshot';

/** The first thing that is wrong with an object, and where: `part` is what was read of it, its `spec` unless said. */
export function problemOf(
  {
    kind,
    metadata: { namespace = 'default', name },
    at,
    lines,
  }: SnapshotObject,
  { issues: [{ path, message }] }: ZodError,
  part: string[] = ['spec'],
): Problem {
  return {
    ...at,
    line: lines[path.slice(0, 2).join('.')] ?? at.line,
    namespace,
    message: `${kind} ${name}, ${[...part, ...path].join('.')}: ${
      message.endsWith('received undefined') ? 'is missing' : message
    }`,
  };
}
