import { z } from 'zod';
import { peerSchema } from './connections';
import { sourceKindSchema, sourceSchema } from './source';
import { reasonSchema, verdictSchema } from './verdict';

/**
 * *Can A reach B?* `from` is `<namespace>/<name>` of a workload or service, or a range such as `203.0.113.0/24`;
 * `to` is `<namespace>/<name>` of a Service; `port` is its port by name or number.
 * @public
 */
export const explainQuerySchema = z.strictObject({
  from: z.string().max(253),
  to: z.string().regex(/^[^/\s]+\/[^/\s]+$/, {
    error: 'use <namespace>/<name>, e.g. shop/orders',
  }),
  port: z.string().min(1).max(63),
  environment: z.string().min(1).max(63),
  /** Without it, the cluster where it has been read, else Git. */
  source: sourceKindSchema.optional(),
});

/** @public */
export type ExplainQuery = z.infer<typeof explainQuerySchema>;

/**
 * The answer to *Why?*: station by station, from where a packet starts.
 * @public
 */
export const explanationSchema = z.object({
  from: peerSchema,
  to: peerSchema,
  port: z.string(),
  environment: z.string(),
  /** What policies and the mesh say. Whether a pod answers now is said at the station `endpoints`, and is no part of it. */
  verdict: verdictSchema,
  /**
   * A station that a packet does not reach is left out. Of a cluster, `endpoints` says how many pods are ready: where none
   * is, it depends on the condition `pod-ready`, and nothing gets through now, whatever the verdict.
   */
  steps: z.array(
    z.object({
      station: z.enum([
        'name',
        'service',
        'endpoints',
        'leaving',
        'entering',
        'mesh',
      ]),
      verdict: verdictSchema,
      /** What to look at where nothing answers. */
      next: z
        .object({
          text: z.string(),
          /** For a shell of somebody who may read the cluster. */
          command: z.string(),
        })
        .optional(),
    }),
  ),
  /** What would have to change, on whose side; empty where it is allowed. */
  remedies: z.array(
    z.object({
      code: z.enum([
        'grant',
        'let-out',
        'correct-port',
        'let-out-to-dns',
        'join-mesh',
        'lift-denial',
        'make-known',
      ]),
      side: z.enum(['caller', 'called', 'platform']),
      /** A sentence such as `shop/orders has to let shop/web in`. */
      text: z.string(),
      /** Entity ref of who can change it. */
      owner: z.string().optional(),
      because: z.array(reasonSchema),
    }),
  ),
  source: sourceSchema,
});

/** @public */
export type Explanation = z.infer<typeof explanationSchema>;
