import { SnapshotObject } from '@callboard/reachability';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { groupKindOf } from './changed-objects';
import { Outlook } from './Risk';
import { sayRisk } from './say-risk';

/** Pods that may call any address, by a rule that was not there. */
export function openEgress({ objects }: Outlook): string[] {
  return objects.flatMap(object => {
    const before = openRules(object.before);
    return openRules(object.after)
      .filter(rule => !before.some(known => isDeepStrictEqual(known, rule)))
      .map(rule =>
        sayRisk(object, `lets its pods call ${rangeOf(rule)}${portsOf(rule)}`),
      );
  });
}

const ruleSchema = z.object({
  to: z
    .array(z.object({ ipBlock: z.object({ cidr: z.string() }).optional() }))
    .default([]),
  ports: z
    .array(z.object({ port: z.union([z.number(), z.string()]).optional() }))
    .default([]),
});
type Rule = z.infer<typeof ruleSchema>;

const policySchema = z.object({
  policyTypes: z.array(z.string()).default(['Egress']),
  egress: z.array(ruleSchema).default([]),
});

/**
 * A rule of Cilium's as the same of a NetworkPolicy, as far as it speaks of everywhere. One that names ports alone is for
 * everybody, and one that names nothing for nobody.
 */
const ciliumRuleSchema = z
  .looseObject({
    toCIDR: z.array(z.string()).default([]),
    toEntities: z.array(z.string()).default([]),
    toPorts: z
      .array(z.object({ ports: z.array(z.object({ port: z.string() })) }))
      .default([]),
  })
  .transform(({ toCIDR, toEntities, toPorts, ...others }): Rule => {
    const isForAll =
      toEntities.some(entity => ['all', 'world'].includes(entity)) ||
      (toPorts.length > 0 &&
        toCIDR.length + toEntities.length + Object.keys(others).length === 0);
    const somebodyElse = {};
    return {
      to: isForAll
        ? []
        : [...toCIDR.map(cidr => ({ ipBlock: { cidr } })), somebodyElse],
      ports: toPorts.flatMap(({ ports }) => ports),
    };
  });

const ciliumPolicySchema = z
  .object({ egress: z.array(ciliumRuleSchema).default([]) })
  .transform(({ egress }) => ({ policyTypes: ['Egress'], egress }));

const schemas: Record<string, z.ZodType<z.output<typeof policySchema>>> = {
  'networking.k8s.io/NetworkPolicy': policySchema,
  'cilium.io/CiliumNetworkPolicy': ciliumPolicySchema,
};

function openRules(object: SnapshotObject | undefined): Rule[] {
  const groupKind = object && groupKindOf(object);
  if (!groupKind || !Object.hasOwn(schemas, groupKind)) return [];
  const parsed = schemas[groupKind].safeParse(object.spec ?? {});
  return parsed.success && parsed.data.policyTypes.includes('Egress')
    ? parsed.data.egress.filter(isOpen)
    : [];
}

/** "If this field is empty or missing, this rule matches all destinations." */
function isOpen({ to }: Rule): boolean {
  return to.length === 0 || wholeRanges(to).length > 0;
}

function wholeRanges(to: Rule['to']): string[] {
  return to.flatMap(({ ipBlock }) =>
    ipBlock?.cidr.endsWith('/0') ? [ipBlock.cidr] : [],
  );
}

function rangeOf({ to }: Rule): string {
  return wholeRanges(to).join(', ') || 'any address';
}

function portsOf({ ports }: Rule): string {
  const named = ports.flatMap(({ port }) => port ?? []);
  return ports.length > 0 && named.length === ports.length
    ? ` on port ${named.join(', ')}`
    : '';
}
