import { z, ZodError } from 'zod';
import { asSchemasReadIt } from '../as-schemas-read-it';
import { problemOf } from '../problem-of';
import { SnapshotObject } from '../snapshot';
import { CiliumPolicy, CiliumRule, CiliumSection } from './cilium-policy';
import { toPeers } from './to-peers';
import { toPorts } from './to-ports';
import {
  EgressSpec,
  endpointSelectorSchema,
  IngressSpec,
  ruleSchema,
  RuleSpec,
} from './schemas';

const rulesSchema = z.array(ruleSchema).min(1);

const nothing: CiliumSection = { isDefaultDeny: false, allows: [], denies: [] };

const isForAll = ({ kind }: SnapshotObject) =>
  kind === 'CiliumClusterwideNetworkPolicy';

/** Is it of a version that is evaluated? */
export const isCiliumPolicy = ({ apiVersion, kind }: SnapshotObject) =>
  apiVersion === 'cilium.io/v2' &&
  /^Cilium(Clusterwide)?NetworkPolicy$/.test(kind);

/**
 * Reads the rules of a CiliumNetworkPolicy or CiliumClusterwideNetworkPolicy; nothing where it is neither. What Cilium
 * would refuse is kept with its problem; nothing throws.
 * @see https://docs.cilium.io/en/stable/security/policy/
 */
export function readCiliumPolicy(
  object: SnapshotObject,
): CiliumPolicy[] | undefined {
  if (!isCiliumPolicy(object)) return undefined;
  const { spec, specs } = object;
  const given = asSchemasReadIt([
    ...(spec === undefined || spec === null ? [] : [spec]),
    ...[specs ?? []].flat(),
  ]) as unknown[];
  const parsed = rulesSchema.safeParse(given);
  return parsed.success
    ? parsed.data.map(rule => toPolicy(object, rule))
    : [broken(object, given, parsed.error)];
}

/** What can be told is whom it is for: everybody of its scope where that is unclear, too. */
function broken(
  object: SnapshotObject,
  given: unknown[],
  error: ZodError,
): CiliumPolicy {
  const [only, ...others] = given as { endpointSelector?: unknown }[];
  const read = endpointSelectorSchema.safeParse(only?.endpointSelector);
  const { namespace, ...problem } = problemOf(object, error, ['rule']);
  return {
    object,
    ...scopeOf(object),
    selector: others.length === 0 && read.success ? read.data : [],
    sections: { ingress: nothing, egress: nothing },
    problem: { ...problem, ...(isForAll(object) ? {} : { namespace }) },
  };
}

function scopeOf(object: SnapshotObject): Pick<CiliumPolicy, 'namespace'> {
  const { namespace = 'default' } = object.metadata;
  return isForAll(object) ? {} : { namespace };
}

/** "The default is true for each traffic direction that has rules, and false otherwise." */
function toPolicy(object: SnapshotObject, rule: RuleSpec): CiliumPolicy {
  const { endpointSelector, enableDefaultDeny: asked } = rule;
  const section = (
    isAsked: boolean | undefined,
    allows: CiliumRule[],
    denies: CiliumRule[],
  ): CiliumSection => ({
    isDefaultDeny: isAsked ?? allows.length + denies.length > 0,
    allows,
    denies,
  });
  return {
    object,
    ...scopeOf(object),
    ...(endpointSelector && { selector: endpointSelector }),
    sections: {
      ingress: section(
        asked.ingress,
        rule.ingress.map(toRule),
        rule.ingressDeny.map(toRule),
      ),
      egress: section(
        asked.egress,
        rule.egress.map(toRule),
        rule.egressDeny.map(toRule),
      ),
    },
  };
}

/**
 * A rule that names neither peers nor ports means nothing: so pods are closed without opening them to anybody.
 * @see https://docs.cilium.io/en/stable/security/policy/layer3/#ingress-egress-default-deny
 */
function toRule(rule: IngressSpec | EgressSpec): CiliumRule {
  const { icmps, toPorts: ports = [], authentication } = rule;
  const peers = toPeers(rule);
  if (!peers && ports.length === 0) return { peers: [] };
  const isAuthenticated = (authentication?.mode ?? 'disabled') !== 'disabled';
  return {
    ...(peers && { peers }),
    // A rule about ICMP opens no port.
    ...(icmps?.length
      ? { ports: [] }
      : ports.length > 0 && { ports: ports.flatMap(toPorts) }),
    ...(isAuthenticated && { unread: 'authentication' }),
  };
}
