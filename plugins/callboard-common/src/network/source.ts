import { z } from 'zod';

/**
 * `git`: the files at the head of the repository · `cluster`: what runs.
 * @public
 */
export const sourceKindSchema = z.enum(['git', 'cluster']);

/** @public */
export type SourceKind = z.infer<typeof sourceKindSchema>;

/** What could not be understood: what depends on it is missing from the answer. */
const problemsSchema = z.array(
  z.object({
    /** Of a file in the repository; of an object in the cluster, `<kind> <namespace>/<name>`. */
    path: z.string(),
    line: z.number().optional(),
    message: z.string(),
  }),
);

/**
 * The repository of an answer.
 * @public
 */
export const gitSourceSchema = z.object({
  kind: z.literal('git'),
  repository: z.string(),
  /** The commit that was read, 40 hexadecimal digits. */
  commit: z.string(),
  /** When the repository was last looked at, ISO 8601. */
  readAt: z.string(),
  /** Why the repository cannot be read now: what is shown is the last that could. Nothing where it can. */
  failure: z.string().optional(),
  problems: problemsSchema,
});

/** @public */
export type GitSource = z.infer<typeof gitSourceSchema>;

/**
 * How well a cluster is known.
 *
 * - `starting`: not everything was read for the first time yet
 * - `live`: everything was read, and changes arrive as they happen
 * - `partial`: so is what can be read, and something cannot: `missing` names it
 * - `stale`: the API server is not heard any more; what is shown is the last that was read
 */
const clusterStateSchema = z.enum(['starting', 'live', 'partial', 'stale']);

/**
 * The live cluster of an answer.
 * @public
 */
export const clusterSourceSchema = z.object({
  kind: z.literal('cluster'),
  /** Its name in Backstage's `kubernetes:` configuration. */
  cluster: z.string(),
  /** Nothing where it could not be read. */
  kubernetes: z
    .object({
      /** E.g. `v1.36.2`. */
      version: z.string(),
      /** Where the platform file says another one: a sentence. */
      contradiction: z.string().optional(),
    })
    .optional(),
  state: clusterStateSchema,
  /**
   * So old may what is shown be: when the API server was last heard of the kind, of those that are shown, that was
   * heard least lately, ISO 8601. Where nothing was heard yet, when one began to ask.
   */
  readAt: z.string(),
  /**
   * Where kinds are read now and then: instead of `readAt`, the time from which a silence counts, ISO 8601. A kind that is
   * read again later says nothing before.
   */
  dueAt: z.string().optional(),
  /**
   * Differs from what it was whenever something has changed that an answer about this service may depend on. The same from
   * each replica of the backend that has read the same.
   */
  revision: z.string(),
  /** Why the API server is not heard; nothing where it is. */
  failure: z.string().optional(),
  /** Kinds that are not known: what depends on them is unknown. */
  missing: z.array(
    z.object({
      /** As in a role, e.g. `networkpolicies.networking.k8s.io`. */
      resource: z.string(),
      why: z.enum(['starting', 'forbidden', 'failing']),
      /** A sentence. */
      text: z.string(),
      /** The rule of a ClusterRole, in YAML, that would permit it; nothing where a right is not what lacks. */
      rule: z.string().optional(),
    }),
  ),
  problems: problemsSchema,
});

/** @public */
export type ClusterSource = z.infer<typeof clusterSourceSchema>;

/**
 * Where the facts of an answer come from, and how old they are.
 * @public
 */
export const sourceSchema = z.discriminatedUnion('kind', [
  gitSourceSchema,
  clusterSourceSchema,
]);

/** @public */
export type Source = z.infer<typeof sourceSchema>;

/**
 * A source that the reader may choose. A cluster that is not watched cannot be chosen; it is named, with the reason.
 * @public
 */
export const sourceChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('git'), repository: z.string() }),
  z.object({
    kind: z.literal('cluster'),
    cluster: z.string(),
    state: z.enum([...clusterStateSchema.options, 'not-watched']),
    /** Why it is not watched, and what would change that; nothing where it is. */
    reason: z.string().optional(),
  }),
]);

/** @public */
export type SourceChoice = z.infer<typeof sourceChoiceSchema>;
