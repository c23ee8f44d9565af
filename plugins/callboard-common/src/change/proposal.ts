import { z } from 'zod';
import { changeSchema, fileDiffSchema } from './change';
import { effectSchema } from './effect';

/** What every request may say. */
const anyRequest = {
  /** Id of a configured repository; may be left out where there is only one. */
  repository: z.string().optional(),
  /** Plan and show, write nothing. */
  dryRun: z.boolean().optional(),
  /** The scaffolder task that asks, so that the change can link to it. */
  taskId: z.uuid().optional(),
};

/** Who is called and who calls, each `{namespace, name}`. */
const anyAccess = { service: z.unknown(), caller: z.unknown() };

/**
 * A request to propose a change, by operation:
 *
 * - `onboard`: a new service comes
 * - `grant`: `caller` may call `service`
 * - `revoke`: `caller` may not call `service` any more
 * - `bootstrap`: Argo CD or Flux delivers an environment
 *
 * The documents in it are plain JSON: the contract's parsers judge them, so that the API and the form refuse the same
 * things in the same words.
 * @public
 */
export const proposalRequestSchema = z.discriminatedUnion('operation', [
  z.strictObject({
    operation: z.literal('onboard'),
    ...anyRequest,
    /** A `Microservice` document. */
    microservice: z.unknown(),
    /** Who may call the new service, and on which of its ports: a list of `{namespace, name, ports}`. */
    callers: z.unknown().optional(),
  }),
  z.strictObject({
    operation: z.literal('grant'),
    ...anyRequest,
    ...anyAccess,
    /** Names of the service's ports. */
    ports: z.unknown(),
    /** Only these requests, a list of `{methods, paths}`; all where it is left out. */
    http: z.unknown().optional(),
    /** Names of environments; all where it is left out. */
    environments: z.unknown().optional(),
    /** What the pods of a caller without a contract are: `{podLabels, serviceAccount}`. */
    from: z.unknown().optional(),
    reason: z.unknown().optional(),
    /** A day such as `2027-06-30`. */
    until: z.unknown().optional(),
  }),
  z.strictObject({
    operation: z.literal('revoke'),
    ...anyRequest,
    ...anyAccess,
    /** Names of the service's ports; all where it is left out. */
    ports: z.unknown().optional(),
    reason: z.unknown().optional(),
  }),
  z.strictObject({
    operation: z.literal('bootstrap'),
    ...anyRequest,
    /** Name of an environment. */
    environment: z.unknown(),
  }),
]);

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
  /** Who gains and who loses access; nothing for `no-change`. */
  connectivity: effectSchema.optional(),
  files: z.array(fileDiffSchema),
  /** Nothing for `planned` and `no-change`. */
  change: changeSchema.optional(),
});

/** @public */
export type Proposal = z.infer<typeof proposalSchema>;
