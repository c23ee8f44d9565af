import { AccessGrant, Grant } from '@callboard/contract';
import { isDeepStrictEqual } from 'node:util';
import { ChangeIssue, Judged } from '../../InvalidChangeError';

type Spec = Grant['spec'];
type Field = 'ports' | 'http' | 'environments' | 'until';

/** How what is asked lies to what is held, in one field: the same, a part of it, more than it, or neither. */
type Relation = 'same' | 'within' | 'beyond' | 'apart';

/**
 * The grant that gives what one gives already and what is asked, and nothing else.
 *
 * A grant opens all its ports to all its requests in all its environments until its end: the fields multiply. So what
 * is asked can be added in one field where the others agree, or where it is more in every field; otherwise the two
 * together would open more than both, and that is refused. A limit on requests is never lifted by the way.
 */
export function widen(held: Spec, asked: AccessGrant): Judged<Spec> {
  const relations: Record<Field, Relation> = {
    ports: compareLists(held.ports, asked.ports),
    http: compareLists(held.http, asked.http),
    environments: compareLists(held.environments, asked.environments),
    until: compareDays(held.until, asked.until),
  };
  const different = (Object.keys(relations) as Field[]).filter(
    field => relations[field] !== 'same',
  );
  const are = (relation: Relation) =>
    different.every(field => relations[field] === relation);
  if (are('within')) return { ok: true, value: held };
  if (held.http && !asked.http) {
    return refuse(
      'grant-limits-requests',
      'http',
      'the caller may send some requests only, and all are asked for: name the requests, or remove http from its grant by hand',
    );
  }
  if (!are('beyond') && different.length > 1) {
    return refuse(
      'grant-not-mergeable',
      different[0],
      `the caller has a grant that differs in ${different.join(
        ' and ',
      )}, and both in one would open more than either: ask for what it has in all of these but one`,
    );
  }
  const { http, environments, until, ...rest } = held;
  return {
    ok: true,
    value: {
      ...rest,
      ports: union(held.ports, asked.ports)!,
      ...given('http', union(http, asked.http)),
      ...given('environments', union(environments, asked.environments)),
      ...given('until', later(until, asked.until)),
    },
  };
}

/** Left out, a list stands for everything. */
function compareLists(held?: unknown[], asked?: unknown[]): Relation {
  const isWithin = covers(held, asked);
  const isBeyond = covers(asked, held);
  if (isWithin && isBeyond) return 'same';
  if (isWithin) return 'within';
  return isBeyond ? 'beyond' : 'apart';
}

/** Left out, there is no end. */
function compareDays(held?: string, asked?: string): Relation {
  if (held === asked) return 'same';
  return later(held, asked) === held ? 'within' : 'beyond';
}

function covers(all?: unknown[], some?: unknown[]): boolean {
  return !all || Boolean(some?.every(item => includes(all, item)));
}

function union<T>(held?: T[], asked?: T[]): T[] | undefined {
  return (
    held && asked && [...held, ...asked.filter(item => !includes(held, item))]
  );
}

function later(one?: string, other?: string): string | undefined {
  return one && other && (one > other ? one : other);
}

function includes(items: unknown[], item: unknown): boolean {
  return items.some(one => isDeepStrictEqual(one, item));
}

function given<T>(field: Field, value: T | undefined) {
  return value === undefined ? {} : { [field]: value };
}

function refuse(
  code: string,
  field: Field,
  message: string,
): { ok: false; issues: ChangeIssue[] } {
  return { ok: false, issues: [{ code, path: [field], message }] };
}
