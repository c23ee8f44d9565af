import { z } from 'zod';
import { Endpoint } from '../EndpointSlice';
import { Held } from './Held';
import { firstOf, malformed } from './malformed';
import { Raw } from './raw';
import { Served } from './Served';
import { Shared } from './Shared';

const conditions = z.object({
  ready: z.boolean().nullish(),
  serving: z.boolean().nullish(),
  terminating: z.boolean().nullish(),
});

const endpoint = z.object({
  addresses: z.array(z.string()),
  conditions: conditions.nullish(),
  zone: z.string().nullish(),
  nodeName: z.string().nullish(),
  targetRef: z
    .object({ kind: z.string().optional(), name: z.string().optional() })
    .nullish(),
});

const schema = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    labels: z.record(z.string(), z.string()).nullish(),
  }),
  addressType: z.string(),
  ports: z
    .array(
      z.object({
        name: z.string().nullish(),
        port: z.number().nullish(),
        protocol: z.string().nullish(),
      }),
    )
    .nullish(),
  endpoints: z.array(endpoint).nullish(),
});

type Read = z.infer<typeof schema>;

/** Keeps the endpoints, their zones, and how they are. */
export function projectEndpointSlice(
  raw: Raw,
  served: Served,
  shared: Shared,
): Held {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return malformed(raw, served, firstOf(parsed.error));
  const { metadata, addressType, ports, endpoints } = parsed.data;
  const service = metadata.labels?.['kubernetes.io/service-name'];
  return {
    is: 'endpoint-slice',
    endpointSlice: {
      namespace: shared.text(metadata.namespace),
      name: metadata.name,
      ...(service && { service: shared.text(service) }),
      addressType: shared.text(addressType),
      ports: shared.value((ports ?? []).map(portOf)),
      endpoints: (endpoints ?? []).map(one => endpointOf(one, shared)),
    },
  };
}

function portOf({ name, port, protocol }: NonNullable<Read['ports']>[number]) {
  return {
    name: name ?? '',
    ...(typeof port === 'number' && { port }),
    protocol: protocol ?? 'TCP',
  };
}

function endpointOf(
  {
    addresses,
    conditions: are,
    zone,
    nodeName,
    targetRef,
  }: z.infer<typeof endpoint>,
  shared: Shared,
): Endpoint {
  const isReady = are?.ready ?? true;
  return {
    addresses,
    isReady,
    isServing: are?.serving ?? isReady,
    isTerminating: are?.terminating ?? false,
    ...(zone && { zone: shared.text(zone) }),
    ...(nodeName && { node: shared.text(nodeName) }),
    ...(targetRef?.kind === 'Pod' && targetRef.name && { pod: targetRef.name }),
  };
}
