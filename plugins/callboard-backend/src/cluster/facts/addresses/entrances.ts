import { ServiceName } from '@callboard/plugin-callboard-common';
import { SnapshotObject } from '@callboard/reachability';
import { z } from 'zod';

const routes = z
  .array(
    z.object({
      route: z
        .array(z.object({ destination: z.object({ host: z.string() }) }))
        .default([]),
    }),
  )
  .default([]);

const virtualServiceSchema = z.object({
  hosts: z.array(z.string()).default([]),
  // "The reserved word mesh is used to imply all the sidecars in the mesh", and is what holds without any.
  gateways: z.array(z.string()).default([]),
  // "If no namespaces are specified then the virtual service is exported to all namespaces by default."
  exportTo: z.array(z.string()).default(['*']),
  http: routes,
  tls: routes,
  tcp: routes,
});

/** Where a VirtualService leads in from: a Gateway by its name, and the hosts that it asks there for. */
export interface Entrance extends ServiceName {
  hosts: string[];
  /** The namespace of the VirtualService. */
  from: string;
  /** The namespaces of gateways that hear of it; `*` for all. */
  exportTo: string[];
}

/**
 * The entrances by which a VirtualService leads to a Service; none where it does not.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function entrancesOf(
  { metadata, spec }: SnapshotObject,
  service: ServiceName,
): Entrance[] {
  const parsed = virtualServiceSchema.safeParse(spec ?? {});
  if (!parsed.success) return [];
  const { namespace: from = 'default' } = metadata;
  const { http, tls, tcp, hosts, gateways, exportTo } = parsed.data;
  const leadsThere = [...http, ...tls, ...tcp]
    .flatMap(({ route }) => route)
    .some(({ destination }) => isNamedBy(destination.host, from, service));
  return leadsThere
    ? gateways
        .filter(gateway => gateway !== 'mesh')
        .map(gateway => {
          const [name, namespace = from] = gateway.split('/').reverse();
          return {
            ...{ namespace, name, hosts, from },
            exportTo: exportTo.map(one => (one === '.' ? from : one)),
          };
        })
    : [];
}

/** "Istio will interpret the short name based on the namespace of the rule." */
function isNamedBy(
  host: string,
  from: string,
  { namespace, name }: ServiceName,
): boolean {
  return host === name
    ? from === namespace
    : `${host}.`.startsWith(`${name}.${namespace}.svc.`);
}
