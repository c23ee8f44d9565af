import { z } from 'zod';
import { contains, parseCidr } from '../address/range';
import { Selector } from '../labels/selector';

/**
 * A selector as Cilium has it: labels may say where they come from, such as `k8s:app` or `reserved:host`, and those of
 * namespaces and accounts have keys of their own.
 */
export const endpointSelectorSchema = z
  .strictObject({
    matchLabels: z.record(z.string(), z.string()).default({}),
    matchExpressions: z
      .array(
        z.strictObject({
          key: z.string().min(1),
          operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
          values: z.array(z.string()).default([]),
        }),
      )
      .default([]),
  })
  .refine(
    ({ matchExpressions }) =>
      matchExpressions.every(
        ({ operator, values }) => /In$/.test(operator) === values.length > 0,
      ),
    { error: 'In and NotIn need values, Exists and DoesNotExist have none' },
  )
  .transform(
    ({ matchLabels, matchExpressions }): Selector => [
      ...Object.entries(matchLabels).map(([key, value]) => ({
        key,
        operator: 'In' as const,
        values: [value],
      })),
      ...matchExpressions,
    ],
  );

/** Cilium takes an address for a block of one. */
export const blockSchema = z.string().transform((text, context) => {
  const whole = text.includes(':') ? 128 : 32;
  const range = parseCidr(text.includes('/') ? text : `${text}/${whole}`);
  if (range) return range;
  context.addIssue({ code: 'custom', message: `'${text}' is not a CIDR` });
  return z.NEVER;
});

const blockSetSchema = z
  .strictObject({
    cidr: blockSchema.optional(),
    except: z.array(blockSchema).default([]),
    cidrGroupRef: z.unknown().optional(),
    cidrGroupSelector: z.unknown().optional(),
  })
  .refine(
    ({ cidr, except }) => !cidr || except.every(one => contains(cidr, one)),
    { error: 'except must lie within cidr' },
  );

export const entitySchema = z.enum([
  'all',
  'world',
  'world-ipv4',
  'world-ipv6',
  'cluster',
  'host',
  'remote-node',
  'kube-apiserver',
  'ingress',
  'init',
  'health',
  'unmanaged',
  'none',
]);

const names = z
  .array(
    z
      .strictObject({
        matchName: z.string().min(1).optional(),
        matchPattern: z.string().min(1).optional(),
      })
      .refine(
        one => one.matchName !== undefined || one.matchPattern !== undefined,
        {
          error: 'needs a matchName or a matchPattern',
        },
      ),
  )
  .min(1)
  .optional();

const number = '\\d{1,5}';
const name = '(?=.*[A-Za-z])[A-Za-z0-9]+(-[A-Za-z0-9]+)*';

const port = z.strictObject({
  port: z.string().regex(new RegExp(`^(${number}|${name})$`), {
    error: 'neither a number nor a name',
  }),
  endPort: z.int().min(0).max(65535).optional(),
  protocol: z.enum(['TCP', 'UDP', 'SCTP', 'ANY']).default('ANY'),
});

const http = z.strictObject({
  method: z.string().optional(),
  path: z.string().optional(),
  host: z.string().optional(),
  headers: z.array(z.string()).optional(),
  headerMatches: z.array(z.unknown()).optional(),
});

const portRule = z.strictObject({
  ports: z.array(port).min(1).max(40),
  rules: z
    .strictObject({
      http: z.array(http).min(1).optional(),
      dns: z
        .array(
          z.strictObject({
            matchName: z.string().optional(),
            matchPattern: z.string().optional(),
          }),
        )
        .optional(),
      kafka: z.array(z.unknown()).optional(),
      l7proto: z.string().optional(),
      l7: z.array(z.unknown()).optional(),
    })
    .optional(),
  serverNames: z.array(z.string()).optional(),
  listener: z.unknown().optional(),
  terminatingTLS: z.unknown().optional(),
  originatingTLS: z.unknown().optional(),
});

const shared = {
  icmps: z.array(z.unknown()).optional(),
  toPorts: z.array(portRule).optional(),
  authentication: z
    .strictObject({
      mode: z.enum(['disabled', 'required', 'test-always-fail']),
    })
    .optional(),
};

const endpoints = z.array(endpointSelectorSchema).optional();
const blocks = z.array(blockSchema).optional();
const blockSets = z.array(blockSetSchema).optional();
const entities = z.array(entitySchema).optional();
const anything = z.array(z.unknown()).min(1).optional();

const ingressRule = z.strictObject({
  fromEndpoints: endpoints,
  fromRequires: anything,
  fromCIDR: blocks,
  fromCIDRSet: blockSets,
  fromEntities: entities,
  fromNodes: anything,
  fromGroups: anything,
  ...shared,
});

const egressRule = z.strictObject({
  toEndpoints: endpoints,
  toRequires: anything,
  toCIDR: blocks,
  toCIDRSet: blockSets,
  toEntities: entities,
  toNodes: anything,
  toGroups: anything,
  toServices: anything,
  toFQDNs: names,
  ...shared,
});

/** A denial looks at nothing within connections, and knows no names. */
const denied = {
  toPorts: z
    .array(z.strictObject({ ports: z.array(port).min(1).max(40) }))
    .optional(),
};
const ingressDenyRule = ingressRule
  .omit({ authentication: true })
  .extend(denied);
const egressDenyRule = egressRule
  .omit({ authentication: true, toFQDNs: true })
  .extend(denied);

/** One rule of a policy. */
export const ruleSchema = z
  .strictObject({
    endpointSelector: endpointSelectorSchema.optional(),
    nodeSelector: z.unknown().optional(),
    ingress: z.array(ingressRule).default([]),
    ingressDeny: z.array(ingressDenyRule).default([]),
    egress: z.array(egressRule).default([]),
    egressDeny: z.array(egressDenyRule).default([]),
    enableDefaultDeny: z
      .strictObject({
        ingress: z.boolean().optional(),
        egress: z.boolean().optional(),
      })
      .default({}),
    labels: z.unknown().optional(),
    description: z.string().optional(),
    log: z.unknown().optional(),
  })
  .refine(
    ({ endpointSelector, nodeSelector }) =>
      (endpointSelector === undefined) !== (nodeSelector === undefined),
    { error: 'needs either an endpointSelector or a nodeSelector' },
  );

export type RuleSpec = z.infer<typeof ruleSchema>;
export type IngressSpec = z.infer<typeof ingressRule>;
export type EgressSpec = z.infer<typeof egressRule>;
export type PortRuleSpec = z.infer<typeof portRule>;
