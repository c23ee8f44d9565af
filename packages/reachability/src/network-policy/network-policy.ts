import { z } from 'zod';
import { AddressRange, contains, parseCidr } from '../address/range';
import { asGoReadsIt } from '../as-go-reads-it';
import { Selector, selectorSchema } from '../labels/selector';
import { problemOf } from '../problem-of';
import { Problem, SnapshotObject } from '../snapshot';
import { portSchema, Protocol, protocolSchema } from '../workload/workload';

/** @public */
export type Direction = 'ingress' | 'egress';

/**
 * A NetworkPolicy as the API server accepts it.
 * @public
 */
export interface NetworkPolicy {
  object: SnapshotObject;
  namespace: string;
  selector: Selector;
  /** Its rules in the directions that it isolates; nothing in a direction that it leaves alone. */
  rules: Partial<Record<Direction, Rule[]>>;
  /** What is wrong with it: what it allows is not known then, and `selector` is everything that it may select. */
  problem?: Problem;
}

/**
 * Lets through what matches both.
 * @public
 */
export interface Rule {
  /** All peers where there are none. */
  peers: PeerEntry[];
  /** All ports where there are none. */
  ports: PortEntry[];
}

/**
 * An item of `from` or `to`.
 * @public
 */
export type PeerEntry =
  | SelectorEntry
  | { ipBlock: { cidr: AddressRange; except: AddressRange[] } };

/**
 * Pods: those of the policy's own namespace where no namespaces are selected, all where no pods are.
 * @public
 */
export interface SelectorEntry {
  podSelector?: Selector;
  namespaceSelector?: Selector;
}

/**
 * An item of a rule's `ports`.
 * @public
 */
export interface PortEntry {
  protocol: Protocol;
  /** A number or a name; every port of the protocol where it is left out. */
  port?: number | string;
  endPort?: number;
}

const cidr = z.string().transform((text, context): AddressRange => {
  const range = parseCidr(text);
  if (range) return range;
  context.addIssue({ code: 'custom', message: `'${text}' is not a CIDR` });
  return z.NEVER;
});

const ipBlock = z
  .strictObject({ cidr, except: z.array(cidr).default([]) })
  .refine(
    block =>
      block.except.every(
        range =>
          contains(block.cidr, range) &&
          !(range.first === block.cidr.first && range.last === block.cidr.last),
      ),
    { error: 'except must lie strictly within cidr' },
  );

const peer = z
  .strictObject({
    podSelector: selectorSchema.optional(),
    namespaceSelector: selectorSchema.optional(),
    ipBlock: ipBlock.optional(),
  })
  .transform((entry, context): PeerEntry => {
    const { ipBlock: block, ...selectors } = entry;
    const hasSelector = selectors.podSelector ?? selectors.namespaceSelector;
    if (block && !hasSelector) return { ipBlock: block };
    if (hasSelector && !block) return selectors;
    context.addIssue({
      code: 'custom',
      message: block
        ? 'ipBlock stands alone, without selectors'
        : 'a peer needs podSelector, namespaceSelector or ipBlock',
    });
    return z.NEVER;
  });

const portName = z
  .string()
  .max(15)
  .regex(/^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: 'not a port name: a number stands without quotes',
  });

const port = z
  .strictObject({
    protocol: protocolSchema.default('TCP'),
    port: z.union([portSchema, portName]).optional(),
    endPort: portSchema.optional(),
  })
  .refine(
    ({ port: first, endPort }) =>
      endPort === undefined || (typeof first === 'number' && first <= endPort),
    { error: 'endPort needs a numeric port that is not greater' },
  );

const ports = z.array(port).default([]);
const peers = z.array(peer).default([]);

const specSchema = z.strictObject({
  podSelector: selectorSchema.default([]),
  policyTypes: z.array(z.enum(['Ingress', 'Egress'])).default([]),
  ingress: z.array(z.strictObject({ from: peers, ports })).default([]),
  egress: z.array(z.strictObject({ to: peers, ports })).default([]),
});

/** Reads a NetworkPolicy. What the API server would refuse is kept with its problem; nothing throws. */
export function readNetworkPolicy(object: SnapshotObject): NetworkPolicy {
  const { namespace = 'default' } = object.metadata;
  const spec = asGoReadsIt(object.spec ?? {}) as Record<string, unknown>;
  const parsed = specSchema.safeParse(spec);
  if (parsed.success) {
    return {
      object,
      namespace,
      selector: parsed.data.podSelector,
      rules: rulesOf(parsed.data),
    };
  }
  return {
    object,
    namespace,
    selector: selectorSchema.safeParse(spec.podSelector ?? {}).data ?? [],
    rules: {},
    problem: problemOf(object, parsed.error),
  };
}

/**
 * "If no policyTypes are specified on a NetworkPolicy then by default Ingress will always be set and Egress will be set
 * if the NetworkPolicy has any egress rules."
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
 */
function rulesOf({
  policyTypes,
  ingress,
  egress,
}: z.infer<typeof specSchema>): NetworkPolicy['rules'] {
  const types = policyTypes.length
    ? policyTypes
    : ['Ingress', ...(egress.length ? ['Egress'] : [])];
  return {
    ...(types.includes('Ingress') && {
      ingress: ingress.map(({ from, ports: of }) => ({
        peers: from,
        ports: of,
      })),
    }),
    ...(types.includes('Egress') && {
      egress: egress.map(({ to, ports: of }) => ({ peers: to, ports: of })),
    }),
  };
}
