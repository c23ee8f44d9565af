import { ServiceName } from '@callboard/plugin-callboard-common';
import { SnapshotObject } from '@callboard/reachability';
import { z } from 'zod';
import { ofKind } from '../of-kind';
import { Address } from './address';
import { loadBalancerSchema } from './load-balancer';

const backendSchema = z
  .object({ service: z.object({ name: z.string() }).optional() })
  .optional();

const ingressSchema = z.object({
  spec: z.object({
    defaultBackend: backendSchema,
    rules: z
      .array(
        z.object({
          http: z
            .object({
              paths: z.array(z.object({ backend: backendSchema })).default([]),
            })
            .default({ paths: [] }),
        }),
      )
      .default([]),
  }),
  status: loadBalancerSchema,
});

/** Those of the Ingresses that lead to a Service, which are of its own namespace. */
export function viaIngresses(
  objects: SnapshotObject[],
  service: ServiceName,
): Address[] {
  const all = ofKind(objects, 'networking.k8s.io', 'Ingress');
  return all.flatMap((object): Address[] => {
    const given = givenTo(object, service);
    if (!given) return [];
    const via = `${service.namespace}/${object.metadata.name}`;
    return given.length > 0
      ? given.map(address => ({ kind: 'Ingress', address, via }))
      : [{ kind: 'Ingress', via }];
  });
}

/** Nothing where it does not lead to the Service. */
function givenTo(
  object: SnapshotObject,
  { namespace, name }: ServiceName,
): string[] | undefined {
  if (object.metadata.namespace !== namespace) return undefined;
  const parsed = ingressSchema.safeParse(object);
  if (!parsed.success) return undefined;
  const { defaultBackend, rules } = parsed.data.spec;
  const backends = [
    defaultBackend,
    ...rules.flatMap(({ http }) => http.paths.map(path => path.backend)),
  ];
  return backends.some(one => one?.service?.name === name)
    ? parsed.data.status
    : undefined;
}
