import { z } from 'zod';
import { Service, typeOf } from '../service/service';
import { SnapshotObject } from '../snapshot';
import { referenceSchema } from './own-route';

// Strict all through: a filter of a backend may send copies to anybody.
const portSchema = z.strictObject({
  ...referenceSchema.shape,
  port: z.number(),
});

const routeSchema = z.strictObject({
  parentRefs: z.array(portSchema).length(1),
  rules: z
    .array(
      z.strictObject({
        backendRefs: z
          .array(portSchema.extend({ weight: z.number().optional() }))
          .min(1),
        timeouts: z.unknown().optional(),
      }),
    )
    .length(1),
});

/**
 * Does a route of a Service share its requests among Services of some of its own pods? Each has all of its labels to select
 * by and leads to the same port, so that nobody else gets any.
 */
export function sharesAmongOwn(
  { spec, metadata: { namespace = 'default' } }: SnapshotObject,
  services: Service[],
): boolean {
  const parsed = routeSchema.safeParse(spec);
  if (!parsed.success) return false;
  const { parentRefs, rules } = parsed.data;
  const found = [...parentRefs, ...rules[0].backendRefs].map(
    ({ group, kind, namespace: at = namespace, name, port }) => {
      const isService = kind === 'Service' && ['', 'core'].includes(group);
      const [service, ...twins] = services.filter(
        one => one.namespace === namespace && one.name === name,
      );
      return isService && at === namespace && twins.length === 0 && service
        ? { service, port: service.ports.find(one => one.port === port) }
        : undefined;
    },
  );
  const [parent, ...backends] = found;
  return (
    parent?.port !== undefined &&
    Object.keys(parent.service.selector).length > 0 &&
    backends.every(
      backend =>
        backend?.port !== undefined &&
        typeOf(backend.service) === 'ClusterIP' &&
        selectsAmong(backend.service, parent.service) &&
        targetOf(backend.port) === targetOf(parent.port!) &&
        backend.port.protocol === parent.port!.protocol,
    )
  );
}

function selectsAmong(some: Service, all: Service): boolean {
  return Object.entries(all.selector).every(
    ([key, value]) => some.selector[key] === value,
  );
}

function targetOf({ port, targetPort = port }: Service['ports'][number]) {
  return targetPort;
}
