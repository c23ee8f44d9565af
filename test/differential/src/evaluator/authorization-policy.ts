import type { V1LabelSelector } from '@kubernetes/client-node';
import { isCidr } from './ip-block';
import { isWorkloadSelector } from './mtls-mode';
import { allOfThem, fields, isText, listOf, oneOf, Shape } from './shape';

/** `spec` of an AuthorizationPolicy, as it stands in the manifest. */
export interface AuthorizationPolicySpec {
  selector?: V1LabelSelector;
  action?: 'ALLOW' | 'DENY' | 'AUDIT' | 'CUSTOM';
  provider?: { name: string };
  rules?: Rule[];
  targetRef?: Target;
  targetRefs?: Target[];
}

/** What a policy is for instead of pods by their labels. */
export interface Target {
  group?: string;
  kind: string;
  name: string;
}

export interface Rule {
  from?: Array<{ source: Strings }>;
  to?: Array<{ operation: Strings }>;
  when?: Condition[];
}

/** A source or an operation: lists of strings. */
export type Strings = Record<string, string[]>;

export interface Condition {
  key: string;
  values?: string[];
  notValues?: string[];
}

const isPort: Shape = port =>
  isText(port) && /^\d{1,5}$/.test(String(port)) && Number(port) < 65536;

/** “Single IP (e.g. 203.0.113.4) and CIDR (e.g. 203.0.113.0/24) are supported.” */
export function toCidr(address: string): string {
  if (address.includes('/')) return address;
  return `${address}/${address.includes(':') ? 128 : 32}`;
}

const isAddress: Shape = address =>
  typeof address === 'string' && isCidr(toCidr(address));

const lists = (of: Shape, ...names: string[]) =>
  Object.fromEntries(names.map(name => [name, listOf(of)]));

/** “must have at least one” field. */
const oneField = (shapes: Record<string, Shape>) =>
  allOfThem(fields(shapes), value => Object.keys(value as object).length > 0);

const isSource = oneField({
  ...lists(
    isText,
    ...['principals', 'notPrincipals', 'namespaces', 'notNamespaces'],
    ...['requestPrincipals', 'notRequestPrincipals'],
    ...['serviceAccounts', 'notServiceAccounts'],
  ),
  ...lists(
    isAddress,
    ...['ipBlocks', 'notIpBlocks', 'remoteIpBlocks', 'notRemoteIpBlocks'],
  ),
});
const isOperation = oneField({
  ...lists(isText, 'hosts', 'notHosts', 'methods', 'notMethods'),
  ...lists(isText, 'paths', 'notPaths'),
  ...lists(isPort, 'ports', 'notPorts'),
});

const ofAddresses = ['source.ip', 'remote.ip', 'destination.ip'];
const ofIdentities = [
  'source.namespace',
  'source.principal',
  'source.serviceAccount',
];

/** The keys of https://istio.io/latest/docs/reference/config/security/conditions/ */
function isKey(key: string): boolean {
  return (
    [
      ...ofAddresses,
      ...ofIdentities,
      'destination.port',
      'connection.sni',
    ].includes(key) ||
    isOfRequests(key) ||
    key.startsWith('experimental.envoy.filters.')
  );
}

/** Is the key about what only HTTP has? */
export function isOfRequests(key: string): boolean {
  return (
    /^request\.(headers|auth\.claims)\[.+\]$/.test(key) ||
    /^request\.auth\.(principal|audiences|presenter)$/.test(key)
  );
}

const isCondition = allOfThem(
  fields({ key: isText, values: listOf(isText), notValues: listOf(isText) }),
  condition => {
    const { key, values, notValues } = condition as Condition;
    const all = [...(values ?? []), ...(notValues ?? [])];
    if (!key || !isKey(key) || all.length === 0) return false;
    if (ofAddresses.includes(key)) return all.every(isAddress);
    return key !== 'destination.port' || all.every(isPort);
  },
);

const isRule = fields({
  from: listOf(
    allOfThem(fields({ source: isSource }), one => 'source' in (one as object)),
  ),
  to: listOf(
    allOfThem(
      fields({ operation: isOperation }),
      one => 'operation' in (one as object),
    ),
  ),
  when: listOf(isCondition),
});

/** “Supported kinds are core/Service, networking.istio.io/ServiceEntry, gateway.networking.k8s.io/Gateway” and its class. */
export const isTarget = allOfThem(
  fields({ group: isText, kind: isText, name: isText, namespace: oneOf('') }),
  target => {
    const { group = '', kind, name } = target as Target;
    const asked = `${group || 'core'}/${kind}`;
    return (
      Boolean(name) &&
      [
        'core/Service',
        'networking.istio.io/ServiceEntry',
        'gateway.networking.k8s.io/Gateway',
        'gateway.networking.k8s.io/GatewayClass',
      ].includes(asked)
    );
  },
);

/** “targetRef … is used where targetRefs is empty.” */
export function targetsOf(spec: unknown): Target[] {
  const { targetRef, targetRefs = [] } = spec as AuthorizationPolicySpec;
  if (targetRefs.length > 0) return targetRefs;
  return targetRef ? [targetRef] : [];
}

const isSpec = allOfThem(
  fields({
    selector: isWorkloadSelector,
    targetRef: isTarget,
    targetRefs: listOf(isTarget),
    action: oneOf('ALLOW', 'DENY', 'AUDIT', 'CUSTOM'),
    provider: fields({ name: isText }),
    rules: listOf(isRule),
  }),
  spec => {
    const { action, provider, selector } = spec as AuthorizationPolicySpec;
    if (selector && targetsOf(spec).length > 0) return false;
    return action !== 'CUSTOM' || Boolean(provider?.name);
  },
);

/** Would the API server take this `spec`? Fields that are null are gone already. */
export function isAuthorizationPolicySpec(
  spec: unknown,
): spec is AuthorizationPolicySpec {
  return isSpec(spec);
}
