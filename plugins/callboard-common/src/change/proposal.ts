import { z } from 'zod';
import { changeSchema, fileDiffSchema } from './change';

/**
 * A request to propose a change. The documents in it are plain JSON: the contract's parser judges them, so that
 * the API and the form refuse the same things in the same words.
 * @public
 */
export const proposalRequestSchema = z.strictObject({
  operation: z.literal('onboard'),
  /** Id of a configured repository; may be left out where there is only one. */
  repository: z.string().optional(),
  /** A `Microservice` document. */
  microservice: z.unknown(),
  /** Who may call the new service, and on which of its ports: a list of `{namespace, name, ports}`. */
  callers: z.unknown().optional(),
  /** Plan and show, write nothing. */
  dryRun: z.boolean().optional(),
});

/** @public */
export type ProposalRequest = z.infer<typeof proposalRequestSchema>;

/**
 * What became of a request to propose.
 *
 * - `planned`: a dry run, nothing was written
 * - `opened`: a new change
 * - `updated`: the open change of the same name got a further commit
 * - `reused`: the open change of the same name holds exactly this already
 * - `no-change`: the repository holds exactly this already
 * @public
 */
export const proposalSchema = z.object({
  state: z.enum(['planned', 'opened', 'updated', 'reused', 'no-change']),
  title: z.string(),
  /** What happens when it is merged, one sentence a line; the first is the summary. */
  effect: z.array(z.string()),
  /** What a reviewer should know: left out, kept by hand, degraded. */
  notes: z.array(z.string()),
  files: z.array(fileDiffSchema),
  /** Nothing for `planned` and `no-change`. */
  change: changeSchema.optional(),
});

/** @public */
export type Proposal = z.infer<typeof proposalSchema>;
