import { z } from 'zod';
import { parseCidr } from '../address/range';

const texts = z.array(z.string()).min(1).optional();

const ports = z
  .array(
    z
      .string()
      .regex(/^\d{1,5}$/)
      .refine(port => Number(port) <= 65535, { error: 'not a port' }),
  )
  .min(1)
  .optional();

const addresses = z
  .array(z.string().refine(isAddress, { error: 'not an address or a CIDR' }))
  .min(1)
  .optional();

/** One address, or a block of them, as a block. */
export function toBlock(text: string): string {
  if (text.includes('/')) return text;
  return text.includes(':') ? `${text}/128` : `${text}/32`;
}

function isAddress(text: string): boolean {
  return parseCidr(toBlock(text)) !== undefined;
}

const needsField = { error: 'needs a field' };
const hasField = (fields: object) => Object.keys(fields).length > 0;

const sourceSchema = z
  .strictObject({
    principals: texts,
    notPrincipals: texts,
    requestPrincipals: texts,
    notRequestPrincipals: texts,
    namespaces: texts,
    notNamespaces: texts,
    serviceAccounts: texts,
    notServiceAccounts: texts,
    ipBlocks: addresses,
    notIpBlocks: addresses,
    remoteIpBlocks: addresses,
    notRemoteIpBlocks: addresses,
  })
  .refine(hasField, needsField);

const operationSchema = z
  .strictObject({
    ports,
    notPorts: ports,
    methods: texts,
    notMethods: texts,
    paths: texts,
    notPaths: texts,
    hosts: texts,
    notHosts: texts,
  })
  .refine(hasField, needsField);

/** Attributes of a request, and those of whom its token names. */
const ofRequests =
  /^request\.(headers\[[^[\]]+\]|auth\.(principal|audiences|presenter)|auth\.claims(\[[^[\]]+\])+)$/;

/** @see https://istio.io/latest/docs/reference/config/security/conditions/ */
const conditionKey = z
  .string()
  .refine(
    key =>
      [
        'source.ip',
        'source.namespace',
        'source.principal',
        'source.serviceAccount',
        'remote.ip',
        'destination.ip',
        'destination.port',
        'connection.sni',
      ].includes(key) ||
      ofRequests.test(key) ||
      key.startsWith('experimental.envoy.filters.'),
    { error: 'not a key of a condition' },
  );

/** What the values of these keys have to be; texts of any kind for others. */
const valuesOf: Record<string, z.ZodType> = {
  'source.ip': addresses,
  'remote.ip': addresses,
  'destination.ip': addresses,
  'destination.port': ports,
};

const conditionSchema = z
  .strictObject({ key: conditionKey, values: texts, notValues: texts })
  .refine(({ values, notValues }) => values ?? notValues, {
    error: 'needs values or notValues',
  })
  .refine(
    ({ key, values, notValues }) =>
      [values, notValues].every(
        one => (valuesOf[key] ?? texts).safeParse(one).success,
      ),
    { error: 'not what the key takes' },
  );

/** A rule of an AuthorizationPolicy, as the API server and Istio accept it. */
export const ruleSchema = z.strictObject({
  from: z.array(z.strictObject({ source: sourceSchema })).default([]),
  to: z.array(z.strictObject({ operation: operationSchema })).default([]),
  when: z.array(conditionSchema).default([]),
});

export type SourceRule = z.infer<typeof sourceSchema>;
export type OperationRule = z.infer<typeof operationSchema>;
export type ConditionRule = z.infer<typeof conditionSchema>;
export type AuthorizationRule = z.infer<typeof ruleSchema>;

/** Does the key of a condition tell something of requests? */
export function isOfRequests({ key }: ConditionRule): boolean {
  return ofRequests.test(key);
}
