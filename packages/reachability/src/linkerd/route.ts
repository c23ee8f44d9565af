import { z } from 'zod';
import { asSchemasReadIt } from '../as-schemas-read-it';
import { problemOf } from '../problem-of';
import { Problem, SnapshotObject } from '../snapshot';
import { grpcRulesSchema } from './grpc-rule';
import { httpRulesSchema } from './http-rule';
import { RouteMatch } from './route-match';

/** A route for requests that arrive at Servers. */
export interface Route {
  object: SnapshotObject;
  namespace: string;
  kind: 'HTTPRoute' | 'GRPCRoute';
  /** Names of the Servers of its namespace that it is for; nothing where it makes no sense: then it may be any. */
  servers?: string[];
  matches: RouteMatch[];
  /** A field that decides about requests and is not evaluated. */
  unclear?: string;
  /** What is wrong with it: what it matches is not known then. */
  problem?: Problem;
}

const parentSchema = z.strictObject({
  group: z.string().optional(),
  kind: z.string().default('Gateway'),
  namespace: z.string().optional(),
  name: z.string(),
  sectionName: z.string().optional(),
  port: z.number().optional(),
});
type Parent = z.infer<typeof parentSchema>;

const specFields = {
  parentRefs: z.array(parentSchema).default([]),
  hostnames: z.array(z.string()).default([]),
};

const kinds = {
  HTTPRoute: {
    groups: ['policy.linkerd.io', 'gateway.networking.k8s.io'],
    spec: z.strictObject({ ...specFields, rules: httpRulesSchema }),
  },
  GRPCRoute: {
    groups: ['gateway.networking.k8s.io'],
    spec: z.strictObject({ ...specFields, rules: grpcRulesSchema }),
  },
};

/**
 * Reads a route; nothing where it is none for Servers. One that refers to a Server of another namespace, or to a port of
 * one, Linkerd ignores as a whole. Nothing throws.
 * @see https://linkerd.io/2-edge/reference/httproute/
 */
export function readRoute(object: SnapshotObject): Route | undefined {
  const group = object.apiVersion.split('/')[0];
  const kind = (['HTTPRoute', 'GRPCRoute'] as const).find(
    one => one === object.kind && kinds[one].groups.includes(group),
  );
  if (!kind) return undefined;
  const { namespace = 'default' } = object.metadata;
  const spec = asSchemasReadIt(object.spec ?? {}) as Record<string, unknown>;
  const servers = serversIn(spec, group, namespace);
  // Those of the Gateway API are mostly for gateways.
  if (group !== 'policy.linkerd.io' && !servers?.length) return undefined;
  const parsed = kinds[kind].spec.safeParse(spec);
  const own = { object, namespace, kind, ...(servers && { servers }) };
  if (!parsed.success) {
    return { ...own, matches: [], problem: problemOf(object, parsed.error) };
  }
  const { hostnames, rules } = parsed.data;
  const unclear = hostnames.length > 0 ? 'hostnames' : rules.unclear;
  return { ...own, matches: rules.matches, ...(unclear && { unclear }) };
}

/** Nothing where it cannot be told. */
function serversIn(
  spec: Record<string, unknown>,
  group: string,
  namespace: string,
): string[] | undefined {
  const parsed = specFields.parentRefs.safeParse(spec.parentRefs);
  if (!parsed.success) return undefined;
  const parents = parsed.data.filter(parent => isServer(parent, group));
  return parents.some(parent => isRefused(parent, namespace))
    ? []
    : parents.map(({ name }) => name);
}

function isServer({ group, kind }: Parent, ofRoute: string): boolean {
  return (
    kind.toLowerCase() === 'server' &&
    (group ?? ofRoute).toLowerCase() === 'policy.linkerd.io'
  );
}

function isRefused(
  { namespace: ofParent, sectionName, port }: Parent,
  own: string,
): boolean {
  return (ofParent ?? own) !== own || (sectionName ?? port) !== undefined;
}
