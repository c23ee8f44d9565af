import { ServiceName } from '@callboard/plugin-callboard-common';
import { SnapshotObject } from '@callboard/reachability';
import { z } from 'zod';
import { ofKind } from '../of-kind';
import { Address, withPort } from './address';
import { loadBalancerSchema } from './load-balancer';

const portSchema = z.object({
  port: z.number(),
  targetPort: z.union([z.number(), z.string()]).optional(),
  nodePort: z.number().optional(),
  protocol: z.string().default('TCP'),
});

type Port = z.infer<typeof portSchema>;

const serviceSchema = z.object({
  spec: z.object({
    type: z.enum(['NodePort', 'LoadBalancer']),
    ports: z.array(portSchema).default([]),
  }),
  status: loadBalancerSchema,
});

/** A Service's own: those of its load balancer, and its ports on every node. None where it is of another type. */
export function ownAddresses(
  objects: SnapshotObject[],
  { namespace, name }: ServiceName,
): Address[] {
  const service = ofKind(objects, '', 'Service').find(
    ({ metadata }) =>
      metadata.namespace === namespace && metadata.name === name,
  );
  return service ? addressesOfPorts(service) : [];
}

/** The same of some of the ports of a Service; none where it has none of them. */
export function addressesOfPorts(
  service: SnapshotObject,
  choose: (ports: Port[]) => Port[] = all => all,
): Address[] {
  const parsed = serviceSchema.safeParse(service);
  if (!parsed.success) return [];
  const { type, ports: all } = parsed.data.spec;
  const ports = choose(all);
  if (ports.length === 0 && all.length > 0) return [];
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
