import { z } from 'zod';

/**
 * Every code that a contract file can be refused with. Each has a case in `cases/`.
 * @public
 */
export type IssueCode =
  | 'missing'
  | 'wrong-type'
  | 'unknown-field'
  | 'unknown-value'
  | 'too-long'
  | 'empty'
  | 'name-invalid'
  | 'name-reserved'
  | 'path-twice'
  | 'entity-ref-invalid'
  | 'image-invalid'
  | 'tag-invalid'
  | 'tag-or-digest'
  | 'path-invalid'
  | 'port-name-invalid'
  | 'port-out-of-range'
  | 'port-number-twice'
  | 'port-not-defined'
  | 'service-type'
  | 'unmanaged-peer'
  | 'url-invalid'
  | 'label-invalid'
  | 'cidr-invalid'
  | 'date-invalid'
  | 'does-not-fit'
  | 'duration-invalid'
  | 'number-out-of-range'
  | 'host-twice'
  | 'name-twice'
  | 'key-invalid'
  | 'needs-requests'
  | 'rights-too-wide'
  | 'method-invalid'
  | 'probe-invalid'
  | 'quantity-invalid'
  | 'replicas-out-of-range'
  | 'text-invalid'
  | 'variable-invalid'
  | 'variable-twice'
  | 'calls-itself'
  | 'platform-contradicts-itself'
  | 'not-yaml'
  | 'not-editable';

/**
 * A mistake in a contract file: what is wrong, where, and what to do.
 *
 * `path` leads to the field from the root of the document, e.g. `['spec', 'service', 'ports', 'http', 'port']`.
 * @public
 */
export interface Issue {
  code: IssueCode;
  path: (string | number)[];
  message: string;
}

/**
 * A parsed document, or every mistake in it.
 * @public
 */
export type Parsed<T> = { ok: true; value: T } | { ok: false; issues: Issue[] };

/** A check on one value: the code and the message where it fails, nothing where it holds. */
export type Rule<T> = (
  value: T,
) =>
  | { code: IssueCode; message: string; path?: (string | number)[] }
  | undefined;

/** Attaches a rule to a schema, so that what it finds arrives as an {@link Issue} with its code. */
export function withRule<S extends z.ZodType>(
  schema: S,
  rule: Rule<z.output<S>>,
): S {
  return schema.check(payload => {
    const found = rule(payload.value as z.output<S>);
    if (found) {
      payload.issues.push({
        code: 'custom',
        input: payload.value,
        path: found.path ?? [],
        message: found.message,
        params: { code: found.code },
        continue: true,
      });
    }
  }) as S;
}

/** Limits how many entries a map may have. Rules behind it do not look at a map that is too large. */
export function atMost<S extends z.ZodType<Record<string, unknown>>>(
  schema: S,
  maximum: number,
): S {
  return schema.check(payload => {
    if (Object.keys(payload.value as object).length > maximum) {
      payload.issues.push({
        code: 'custom',
        input: payload.value,
        message: `at most ${maximum} entries are accepted`,
        params: { code: 'too-long' },
        continue: false,
      });
    }
  }) as S;
}

/**
 * What zod makes of an input; nothing where the input makes zod itself throw. Its length checks read `length` of
 * whatever has one, and an object there with a `toString` of its own cannot be compared with a number.
 */
export function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

/** Parses a value and turns whatever zod found into coded issues. Never throws. */
export function parseWith<T>(schema: z.ZodType<T>, input: unknown): Parsed<T> {
  const result = attempt(() => schema.safeParse(input, { reportInput: true }));
  if (!result) {
    return {
      ok: false,
      issues: [
        {
          code: 'wrong-type',
          path: [],
          message:
            'the document holds something else than plain fields, texts and numbers',
        },
      ],
    };
  }
  return result.success
    ? { ok: true, value: result.data }
    : {
        ok: false,
        issues: result.error.issues.flatMap(toIssues),
      };
}

function toIssues(found: z.core.$ZodIssue): Issue[] {
  const path = found.path.map(part =>
    typeof part === 'symbol' ? String(part) : part,
  );
  switch (found.code) {
    case 'unrecognized_keys':
      return found.keys.map(key => unrecognised([...path, key]));
    case 'custom':
      return [
        {
          code: (found.params?.code as IssueCode) ?? 'unknown-value',
          path,
          message: found.message,
        },
      ];
    case 'invalid_type':
      return found.input === undefined
        ? [
            {
              code: 'missing',
              path,
              message: `${last(path)} is missing: ${article(
                found.expected,
              )} is needed`,
            },
          ]
        : [
            {
              code: 'wrong-type',
              path,
              message: `${last(path)} must be ${article(found.expected)}`,
            },
          ];
    case 'invalid_key':
      return found.issues.flatMap(issue =>
        toIssues({ ...issue, path: found.path } as z.core.$ZodIssue),
      );
    case 'invalid_union':
      return invalidUnion(found, path);
    case 'invalid_value':
      return [invalidValue(found, path)];
    case 'too_small':
      return [
        { code: 'empty', path, message: `${last(path)} must not be empty` },
      ];
    case 'too_big':
      return [
        {
          code: 'too-long',
          path,
          message: `${last(path)} is too long: at most ${found.maximum} ${
            found.origin === 'string' ? 'characters' : 'entries'
          }`,
        },
      ];
    default:
      return [
        {
          code: 'unknown-value',
          path,
          message: `${last(path)} is not understood: ${found.message}`,
        },
      ];
  }
}

/** The mistakes of the alternative that was meant: the one that the value has the shape of. */
function invalidUnion(
  found: z.core.$ZodIssueInvalidUnion,
  path: (string | number)[],
): Issue[] {
  const meant = found.errors.find(
    issues =>
      !issues.some(
        issue => issue.code === 'invalid_type' && issue.path.length === 0,
      ),
  );
  if (!meant) {
    return [
      {
        code: found.input === undefined ? 'missing' : 'wrong-type',
        path,
        message: `${last(path)} must be ${found.message}`,
      },
    ];
  }
  return meant.flatMap(issue =>
    toIssues({ ...issue, path: [...found.path, ...issue.path] }),
  );
}

function unrecognised(path: (string | number)[]): Issue {
  return {
    code: 'unknown-field',
    path,
    message: `${fieldOf(
      path,
    )} is not a field of the contract: check the spelling`,
  };
}

function invalidValue(
  found: z.core.$ZodIssueInvalidValue,
  path: (string | number)[],
): Issue {
  if (found.input === undefined) {
    return {
      code: 'missing',
      path,
      message: `${last(path)} is missing: use ${choices(found.values)}`,
    };
  }
  return {
    code: 'unknown-value',
    path,
    message: `${last(path)} must be ${choices(found.values)}`,
  };
}

/** Keys of maps are the author's, not the contract's: `spec.environments.*.replicas`. */
const mapsByName = [
  'spec.service.ports',
  'spec.calls',
  'spec.environments',
  'spec.env',
  'spec.secrets.*.keys',
];

function fieldOf(path: (string | number)[]): string {
  const fields: string[] = [];
  for (const part of path) {
    fields.push(
      typeof part === 'number' || mapsByName.includes(fields.join('.'))
        ? '*'
        : part,
    );
  }
  return fields.join('.');
}

function last(path: (string | number)[]): string {
  return path.length
    ? path.map(part => String(part).slice(0, 63)).join('.')
    : 'the document';
}

function choices(values: readonly unknown[]): string {
  return values.map(value => `'${String(value)}'`).join(' or ');
}

function article(type: string): string {
  const words: Record<string, string> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    object: 'a map of fields',
    record: 'a map of fields',
    array: 'a list',
  };
  return words[type] ?? `a ${type}`;
}
