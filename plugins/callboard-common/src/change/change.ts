import { z } from 'zod';
import { effectSchema } from './effect';

/**
 * A proposal: a branch whose tip carries title, body and trailers.
 * @public
 */
export const changeSchema = z.object({
  /** Stable while the change is open, e.g. `onboard:shop:orders:all`; ended ones end in their commit. */
  id: z.string(),
  repository: z.string(),
  branch: z.string(),
  operation: z.string(),
  service: z.object({ namespace: z.string(), name: z.string() }),
  title: z.string(),
  /** Markdown. */
  body: z.string(),
  state: z.enum(['open', 'conflict', 'merged', 'closed']),
  /** Entity ref of the person who asked, e.g. `user:default/anna`. */
  requestedBy: z.string(),
  /** ISO 8601. */
  openedAt: z.string(),
  /** The tip of its branch, 40 hexadecimal digits. */
  commit: z.string(),
  /** Where people review and merge it; nothing for the local demo repository, whose changes are merged in the portal. */
  review: z
    .object({
      url: z.string(),
      /** What its host calls it, e.g. `#12` or `!12`. */
      name: z.string(),
    })
    .optional(),
});

/** @public */
export type Change = z.infer<typeof changeSchema>;

/**
 * One file of a change: `before` is null where it is new, `after` is null where it is deleted.
 * @public
 */
export const fileDiffSchema = z.object({
  path: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** @public */
export type FileDiff = z.infer<typeof fileDiffSchema>;

/** @public */
export const changeDetailSchema = changeSchema.extend({
  /** Those that the reader may see. */
  files: z.array(fileDiffSchema),
  /** How many files of other services the reader may not see. */
  hiddenFiles: z.number().default(0),
  /** Who gains and who loses access if it is merged now; nothing for an ended change. */
  connectivity: effectSchema.optional(),
  /** Paths that the base branch changed too since; empty unless `state` is `conflict`. */
  conflicts: z.array(z.string()),
});

/** @public */
export type ChangeDetail = z.infer<typeof changeDetailSchema>;

/**
 * A request to merge: `commit` is the tip that the person has seen, so that nobody merges what they have not.
 * @public
 */
export const mergeRequestSchema = z.strictObject({ commit: z.string() });
