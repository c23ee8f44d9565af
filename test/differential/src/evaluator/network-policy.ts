import type { V1LabelSelector } from '@kubernetes/client-node';
import { IpBlock, isCidr, isStrictlyInside } from './ip-block';
import {
  allOfThem,
  fields,
  isNumber,
  isObject,
  isText,
  listOf,
  mapOf,
  oneOf,
  Shape,
} from './shape';

/** `spec` of a NetworkPolicy, as it stands in the manifest. */
export interface NetworkPolicySpec {
  podSelector?: V1LabelSelector;
  policyTypes?: Array<'Ingress' | 'Egress'>;
  ingress?: Array<{ from?: Peer[]; ports?: Port[] }>;
  egress?: Array<{ to?: Peer[]; ports?: Port[] }>;
}

export interface Peer {
  podSelector?: V1LabelSelector;
  namespaceSelector?: V1LabelSelector;
  ipBlock?: IpBlock;
}

export interface Port {
  protocol?: string;
  /** A number, or the name of a container's port. */
  port?: number | string;
  endPort?: number;
}

/** Would the API server take this selector? */
export const isLabelSelector: Shape = fields({
  matchLabels: mapOf(isText, isText),
  matchExpressions: listOf(
    allOfThem(
      fields({ key: isText, operator: isText, values: listOf(isText) }),
      hasValuesAsItsOperatorWants,
    ),
  ),
});

/** “If the operator is In or NotIn, the values array must be non-empty. If Exists or DoesNotExist, it must be empty.” */
function hasValuesAsItsOperatorWants(requirement: unknown) {
  const { key, operator, values } = requirement as Record<string, unknown>;
  const count = Array.isArray(values) ? values.length : 0;
  if (key === undefined) return false;
  if (operator === 'In' || operator === 'NotIn') return count > 0;
  return (operator === 'Exists' || operator === 'DoesNotExist') && count === 0;
}

const isIpBlock = allOfThem(
  fields({ cidr: isCidr, except: listOf(isCidr) }),
  value => {
    const { cidr, except = [] } = value as IpBlock;
    // “except … must be a strict subset of `cidr`”
    return !!cidr && except.every(block => isStrictlyInside(block, cidr));
  },
);

const isPeer = allOfThem(
  fields({
    podSelector: isLabelSelector,
    namespaceSelector: isLabelSelector,
    ipBlock: isIpBlock,
  }),
  peer => Object.keys(peer as Peer).length > 0, // “must specify a peer”
  // “If this field is set then neither of the other fields can be.”
  peer => !(peer as Peer).ipBlock || Object.keys(peer as Peer).length === 1,
);

export const isPortNumber: Shape = port =>
  isNumber(port) && Number(port) >= 1 && Number(port) <= 65535;

/** A name as IANA has them: at most 15 of a–z, 0–9 and -, with a letter. So "8080" in quotes is refused. */
const isPortName: Shape = port =>
  typeof port === 'string' &&
  port.length <= 15 &&
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(port) &&
  /[a-z]/.test(port);

const isPort = allOfThem(
  fields({
    protocol: oneOf('TCP', 'UDP', 'SCTP'),
    port: port => isPortNumber(port) || isPortName(port),
    endPort: isPortNumber,
  }),
  value => {
    // “cannot be defined if the port field is not defined or if … a named (string) port. Must be equal or greater” (trap 12)
    const { port, endPort } = value as Port;
    if (endPort === undefined) return true;
    return typeof port === 'number' && endPort >= port;
  },
);

const isSpec = fields({
  podSelector: isLabelSelector,
  policyTypes: listOf(oneOf('Ingress', 'Egress')),
  ingress: listOf(fields({ from: listOf(isPeer), ports: listOf(isPort) })),
  egress: listOf(fields({ to: listOf(isPeer), ports: listOf(isPort) })),
});

/** What can be read of a `spec` whose null fields are gone. */
export interface ReadSpec {
  /** Undefined where the API server would refuse the policy. */
  spec?: NetworkPolicySpec;
  /** Undefined where the API server would refuse the selector. */
  podSelector?: V1LabelSelector;
}

/** Reads the `spec` of a NetworkPolicy as the API server would. */
export function readNetworkPolicy(spec: unknown): ReadSpec {
  const selector = isObject(spec) ? spec.podSelector ?? {} : undefined;
  return {
    spec: isSpec(spec) ? (spec as NetworkPolicySpec) : undefined,
    podSelector: isLabelSelector(selector)
      ? (selector as V1LabelSelector)
      : undefined,
  };
}
