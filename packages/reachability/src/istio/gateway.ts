import { z } from 'zod';
import { asSchemasReadIt } from '../as-schemas-read-it';
import {
  Labels,
  Match,
  Selector,
  selectorSchema,
  selects,
} from '../labels/selector';
import { problemOf } from '../problem-of';
import { Problem, SnapshotObject } from '../snapshot';
import { Workload } from '../workload/workload';
import { podsOfWaypoint } from './waypoint-pods';

const texts = z.record(z.string(), z.string());

const listenerSchema = z.looseObject({
  port: z.int().min(1).max(65535),
  protocol: z.string(),
  allowedRoutes: z
    .looseObject({
      namespaces: z
        .strictObject({
          from: z.enum(['Same', 'All', 'Selector', 'None']).default('Same'),
          selector: selectorSchema.optional(),
        })
        .optional(),
    })
    .optional(),
});

/** Of what else a Gateway has, nothing changes what a waypoint does within the mesh. */
const specSchema = z.looseObject({
  gatewayClassName: z.string().min(1),
  listeners: z.array(listenerSchema).default([]),
  infrastructure: z
    .strictObject({
      labels: texts.optional(),
      annotations: texts.optional(),
      parametersRef: z
        .undefined({ error: 'what it refers to is not evaluated' })
        .optional(),
    })
    .optional(),
});

type Field = Record<string, unknown>;
type Spec = z.infer<typeof specSchema>;
type From = { from: 'Same' | 'All' | 'Selector' | 'None'; selector?: Selector };

/** A Gateway of the Gateway API, and what a waypoint is where it is one. */
export interface Gateway {
  object: SnapshotObject;
  namespace: string;
  name: string;
  /** Nothing where it does not say one. */
  className?: string;
  /** The traffic that it says it is for; what its class says where it says nothing. */
  isFor?: string;
  /** Whose Services and pods may ask for it. */
  admits: From;
  /** The pods that Istio runs for it. */
  pods: Workload;
  /** What is wrong with it: what it does is not known then. */
  problem?: Problem;
}

/**
 * Reads a Gateway; nothing throws.
 * @see https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export function readGateway(object: SnapshotObject): Gateway {
  const { namespace = 'default', name, labels } = object.metadata;
  const isFor = labels?.['istio.io/waypoint-for'];
  const { gatewayClassName: className } = (object.spec ?? {}) as Field;
  const parsed = specSchema.safeParse(asSchemasReadIt(object.spec ?? {}));
  const spec = parsed.success ? parsed.data : undefined;
  const problem = parsed.success
    ? bindingIn(object)
    : problemOf(object, parsed.error);
  return {
    object,
    namespace,
    name,
    ...(typeof className === 'string' && { className }),
    ...(isFor !== undefined && { isFor }),
    admits: admittedBy(spec),
    pods: podsOfWaypoint(object, spec?.infrastructure?.labels),
    ...(problem && { problem }),
  };
}

/** May what lies in this namespace ask for it? */
export function isAdmitted(
  { admits: { from, selector }, namespace: own }: Gateway,
  namespace: string,
  labels: Labels,
): Match {
  if (from === 'All') return 'yes';
  if (from === 'Selector') return selector ? selects(selector, labels) : 'no';
  return from === 'Same' && namespace === own ? 'yes' : 'no';
}

/** "We use the default HBONE listener"; without one, whatever lies in its own namespace may. */
function admittedBy(spec: Spec | undefined): From {
  const listener = spec?.listeners.find(
    ({ port, protocol }) => port === 15008 && protocol === 'HBONE',
  );
  return listener?.allowedRoutes?.namespaces ?? { from: 'Same' };
}

/** The annotation that makes another proxy the waypoint. */
function bindingIn(object: SnapshotObject): Problem | undefined {
  const { at, metadata } = object;
  const key = 'ambient.istio.io/waypoint-inbound-binding';
  return metadata.annotations?.[key] === undefined
    ? undefined
    : { ...at, message: `the annotation ${key} is not evaluated` };
}
