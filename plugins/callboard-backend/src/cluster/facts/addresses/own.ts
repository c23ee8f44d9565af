import { ServiceName } from '@callboard/plugin-callboard-common';
import { SnapshotObject } from '@callboard/reachability';
import { z } from 'zod';
import { Address, withPort } from './address';
import { loadBalancerSchema } from './load-balancer';

const serviceSchema = z.object({
  spec: z.object({
    type: z.enum(['NodePort', 'LoadBalancer']),
    ports: z
      .array(
        z.object({
          port: z.number(),
          nodePort: z.number().optional(),
          protocol: z.string().default('TCP'),
        }),
      )
      .default([]),
  }),
  status: loadBalancerSchema,
});

/** A Service's own: those of its load balancer, and its ports on every node. None where it is of another type. */
export function ownAddresses(
  objects: SnapshotObject[],
  { namespace, name }: ServiceName,
): Address[] {
  const service = objects.find(
    ({ kind, apiVersion, metadata }) =>
      kind === 'Service' &&
      apiVersion === 'v1' &&
      metadata.namespace === namespace &&
      metadata.name === name,
  );
  const parsed = serviceSchema.safeParse(service);
  if (!parsed.success) return [];
  const { type, ports } = parsed.data.spec;
  const nodePorts = ports.flatMap(({ nodePort, protocol }): Address[] =>
    nodePort
      ? [{ kind: 'NodePort', address: withPort('*', nodePort, protocol) }]
      : [],
  );
  if (type === 'NodePort') return nodePorts;
  const given = parsed.data.status.flatMap(host =>
    ports.map(
      ({ port, protocol }): Address => ({
        kind: 'LoadBalancer',
        address: withPort(host, port, protocol),
      }),
    ),
  );
  return given.length > 0
    ? [...given, ...nodePorts]
    : [{ kind: 'LoadBalancer' }, ...nodePorts];
}
