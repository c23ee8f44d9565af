import { z } from 'zod';

/**
 * Where a service is called.
 * @public
 */
export const addressSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  type: z.enum([
    'ClusterIP',
    'Headless',
    'NodePort',
    'LoadBalancer',
    'ExternalName',
  ]),
  /** Works from everywhere in the cluster, e.g. `orders.shop.svc.cluster.local`. */
  dnsName: z.string(),
  /** Works from pods of the same namespace, e.g. `orders`. */
  sameNamespace: z.string(),
  /** Works from pods of other namespaces, e.g. `orders.shop`. */
  otherNamespaces: z.string(),
  /** Where an ExternalName points; nothing for the other types. */
  externalName: z.string().optional(),
  ports: z.array(
    z.object({
      /** Empty for a single unnamed port. */
      name: z.string(),
      /** Service port: the number in URLs, 1–65535. */
      port: z.number(),
      /** Pod port: the number in policies; a name where it differs per pod. */
      targetPort: z.union([z.number(), z.string()]),
      protocol: z.enum(['TCP', 'UDP', 'SCTP']),
      /** What is spoken on it, where the manifest says so. */
      application: z.enum(['http', 'grpc', 'tcp']).optional(),
      /** For gRPC without a mesh: by which a client finds each pod, to spread its requests among them. */
      eachPod: z.object({ dnsName: z.string(), port: z.number() }).optional(),
    }),
  ),
});

/** @public */
export type Address = z.infer<typeof addressSchema>;
