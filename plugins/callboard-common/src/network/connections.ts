import { z } from 'zod';
import { driftSchema, enforcementSchema, meshAsRunSchema } from './live';
import { sourceChoiceSchema, sourceSchema } from './source';
import { reasonSchema, verdictSchema } from './verdict';

const serviceNameSchema = z.object({ namespace: z.string(), name: z.string() });

/**
 * The other end of a connection: pods, the platform's own pods, or addresses outside.
 * @public
 */
export const peerSchema = z.object({
  kind: z.enum(['workload', 'platform', 'addresses']),
  /** Empty for addresses. */
  namespace: z.string(),
  /** Of the workload or the service; of addresses, their range, e.g. `203.0.113.0/24`. */
  name: z.string(),
  /** Has it a contract in the repository? A grant edits it then. */
  isManaged: z.boolean(),
  /** The entity that stands for it, e.g. `component:shop/web`; nothing where the catalog has none. */
  entityRef: z.string().optional(),
  /** Entity ref, e.g. `group:default/team-shop`. */
  owner: z.string().optional(),
});

/** @public */
export type PeerView = z.infer<typeof peerSchema>;

/**
 * What a row says in one word.
 *
 * - `ok`: declared and allowed
 * - `declared-but-blocked`: declared and denied
 * - `allowed-but-undeclared`: nobody declares it
 * - `depends`: allowed under a condition
 * - `unknown`: something that decides is not known
 * - `half-open-caller`: the called lets it in, the caller's own policies do not let it out
 * - `half-open-called`: the caller's own policies let it out, the called does not let it in
 * @public
 */
export const connectionStateSchema = z.enum([
  'ok',
  'declared-but-blocked',
  'allowed-but-undeclared',
  'depends',
  'unknown',
  'half-open-caller',
  'half-open-called',
]);

/** @public */
export type ConnectionState = z.infer<typeof connectionStateSchema>;

/**
 * One peer and one port: a row of the tables *Callers* and *Calls*.
 * @public
 */
export const connectionSchema = z.object({
  peer: peerSchema,
  port: z.object({
    /** Its name; its number where it has none. */
    name: z.string(),
    /** Service port, 1–65535. */
    number: z.number(),
    protocol: z.enum(['TCP', 'UDP', 'SCTP']),
  }),
  /** Who says that this call is made; empty where nobody does. */
  declaredBy: z.array(z.enum(['contract', 'catalog'])),
  /** The grant that lets it in, where the repository has one. */
  grant: z
    .object({
      /** Day, e.g. `2027-06-30`; nothing where it has no end. */
      until: z.string().optional(),
      isExpired: z.boolean(),
    })
    .optional(),
  verdict: verdictSchema,
  state: connectionStateSchema,
  /** The change that would grant or revoke this, where one is open. */
  openChange: z
    .object({
      repository: z.string(),
      id: z.string(),
      operation: z.string(),
      title: z.string(),
    })
    .optional(),
});

/** @public */
export type Connection = z.infer<typeof connectionSchema>;

const isolationSchema = z.object({
  state: z.enum(['isolated', 'open', 'unknown']),
  /** The policies that select the pods, by their names, with their places. */
  policies: z.array(reasonSchema.pick({ object: true, at: true })),
  /** Those of them that let everybody through. */
  forAll: z.array(reasonSchema.pick({ object: true, at: true })),
});

/**
 * What protects a service: the card *Policy status*.
 * @public
 */
export const protectionSchema = z.object({
  ingress: isolationSchema,
  egress: isolationSchema,
  /** May its pods ask DNS? Nothing where the platform does not say where DNS is. */
  dns: verdictSchema.optional(),
  /** Nothing without a mesh. */
  mtls: z
    .object({
      membership: z.enum(['yes', 'no', 'unknown']),
      /** Nothing where it cannot be told. */
      mode: z.enum(['STRICT', 'PERMISSIVE', 'DISABLE']).optional(),
      /** Pod ports with another mode. */
      exceptions: z.array(z.object({ port: z.number(), mode: z.string() })),
      by: reasonSchema.pick({ object: true, at: true }).optional(),
    })
    .optional(),
  enforced: z.enum(['yes', 'no', 'unknown']),
  /** The CNI as the platform names it, e.g. `calico`. */
  enforcedBy: z.string(),
  /** What the cluster itself shows of that; nothing where the answer is from Git. */
  enforcement: enforcementSchema.optional(),
  /** How many of its pods run with a proxy; nothing where the answer is from Git, or without a mesh. */
  meshAsRun: meshAsRunSchema.optional(),
});

/** @public */
export type ProtectionView = z.infer<typeof protectionSchema>;

/**
 * What a check found.
 * @public
 */
export const findingSchema = z.object({
  id: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  service: serviceNameSchema,
  message: z.string(),
  fix: z.string(),
  evidence: z.array(reasonSchema.pick({ object: true, at: true })),
});

/** @public */
export type FindingView = z.infer<typeof findingSchema>;

/**
 * Who calls a service, whom it calls, and what protects it, in one environment.
 * @public
 */
export const connectionsViewSchema = z.object({
  service: serviceNameSchema,
  environment: z.string(),
  environments: z.array(z.string()),
  /** Empty where it cannot be called: a worker without a Service. */
  callers: z.array(connectionSchema),
  calls: z.array(connectionSchema),
  /** How many peers the reader may not see. */
  hidden: z.object({ callers: z.number(), calls: z.number() }),
  /** Nothing where no pods of it are known. */
  protection: protectionSchema.optional(),
  findings: z.array(findingSchema),
  /** Has it a contract with ports, so that access to it can be granted? */
  isGrantable: z.boolean(),
  /** May the reader propose changes of this service? */
  mayPropose: z.boolean(),
  /** Where cluster and Git differ; nothing where the answer is from Git. */
  drift: z.array(driftSchema).optional(),
  source: sourceSchema,
  /** Where else the answer could come from, this source included. */
  sources: z.array(sourceChoiceSchema),
});

/** @public */
export type ConnectionsView = z.infer<typeof connectionsViewSchema>;
