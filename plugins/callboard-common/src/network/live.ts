import { z } from 'zod';
import { reasonSchema } from './verdict';

/**
 * What a cluster says of a service's address now.
 * @public
 */
export const liveSchema = z.object({
  /** Its pods, as the EndpointSlices have them; nothing for an ExternalName, and where they may not be read. */
  endpoints: z
    .object({
      ready: z.number(),
      total: z.number(),
      /** By zone, in alphabetical order; empty where no endpoint has one. */
      zones: z.array(
        z.object({ zone: z.string(), ready: z.number(), total: z.number() }),
      ),
    })
    .optional(),
  /** The DNS suffix of the cluster, and how it is known. */
  clusterDomain: z.object({
    value: z.string(),
    evidence: z.enum(['read', 'configured', 'assumed']),
    /** A sentence: what was read where. */
    text: z.string(),
  }),
  /** Where it is reached from outside the cluster. */
  addresses: z.array(
    z.object({
      kind: z.enum(['NodePort', 'LoadBalancer', 'Gateway', 'Ingress']),
      /** E.g. `203.0.113.7` or `*:31080`; nothing where the cluster has not given one yet. */
      address: z.string().optional(),
      /** `<namespace>/<name>` of the gateway; nothing for the Service's own. */
      via: z.string().optional(),
      /** Why nothing gets through there, or its address cannot be told: a sentence; there is no address then. */
      problem: z.string().optional(),
    }),
  ),
});

/** @public */
export type Live = z.infer<typeof liveSchema>;

/**
 * Does anything in the cluster carry out NetworkPolicies?
 * @public
 */
export const enforcementSchema = z.object({
  state: z.enum(['enforced', 'not-enforced', 'unknown']),
  /** A sentence, e.g. `Enforced by Calico (3 of 3 nodes)`. */
  text: z.string(),
  /** What it was told by, each a sentence. */
  evidence: z.array(z.string()),
  /** Where the platform file says otherwise: a sentence. */
  contradiction: z.string().optional(),
});

/** @public */
export type Enforcement = z.infer<typeof enforcementSchema>;

/**
 * How many of a workload's running pods have a proxy of the mesh in front of them.
 * @public
 */
export const meshAsRunSchema = z.object({
  inMesh: z.number(),
  total: z.number(),
  /** A sentence, e.g. `2 of 3 pods run with a sidecar`. */
  text: z.string(),
});

/** @public */
export type MeshAsRun = z.infer<typeof meshAsRunSchema>;

/**
 * One object that Git and the cluster have differently, as far as it matters to the network.
 * @public
 */
export const driftSchema = z.object({
  is: z.enum(['only-in-git', 'only-in-cluster', 'differs']),
  object: reasonSchema.shape.object.unwrap(),
  /** Where in the repository; nothing where Git does not have it. */
  at: reasonSchema.shape.at,
  /** What differs; empty where one of the two does not have the object. */
  fields: z.array(
    z.object({
      /** E.g. `spec.ports.http.targetPort`. */
      path: z.string(),
      /** As YAML on one line; nothing where it does not have the field. */
      git: z.string().optional(),
      cluster: z.string().optional(),
    }),
  ),
});

/** @public */
export type Drift = z.infer<typeof driftSchema>;
