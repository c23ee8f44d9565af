import type { V1LabelSelector } from '@kubernetes/client-node';
import { isIP } from 'node:net';
import { isCidr } from './ip-block';
import { isLabelSelector, isPortNumber } from './network-policy';
import {
  allOfThem,
  fields,
  isNumber,
  isObject,
  isText,
  listOf,
  oneOf,
  Shape,
} from './shape';

/** A ClusterNetworkPolicy, or one of the two kinds before it, in the words of the first (trap 43). */
export interface AdminPolicy {
  version: string;
  tier: string;
  priority: number;
  /** Nothing where the API server would refuse it. */
  subject?: PodsPeer;
  /** Nothing where the API server would refuse the policy. */
  rules?: { Ingress: AdminRule[]; Egress: AdminRule[] };
}

export interface AdminRule {
  action: 'Accept' | 'Deny' | 'Pass';
  peers: AdminPeer[];
  /** Nothing: whatever the port. */
  ports?: AdminPort[];
}

export interface PodsPeer {
  namespaces?: V1LabelSelector;
  pods?: { namespaceSelector: V1LabelSelector; podSelector: V1LabelSelector };
}

export interface AdminPeer extends PodsPeer {
  networks?: string[];
  domainNames?: string[];
  nodes?: V1LabelSelector;
}

/** A port by its name on the pod that receives, or ports from one to the other. */
export type AdminPort =
  | { name: string }
  | { protocol: string; from: number; to: number };

type Spec = Record<string, any>;

const oneField: Shape = value => Object.keys(value as object).length === 1;
const needs =
  (...names: string[]): Shape =>
  value =>
    names.every(name => name in (value as object));
const few =
  (most: number, ...shapes: Shape[]): Shape =>
  value =>
    listOf(allOfThem(...shapes))(value) &&
    (value as unknown[]).length > 0 &&
    (value as unknown[]).length <= most;

const podFields = {
  namespaces: isLabelSelector,
  pods: allOfThem(
    fields({
      namespaceSelector: isLabelSelector,
      podSelector: isLabelSelector,
    }),
    needs('namespaceSelector', 'podSelector'),
  ),
};
/** “Exactly one field must be set.” */
const isSubject = allOfThem(fields(podFields), oneField);
const isDomainName: Shape = name =>
  typeof name === 'string' && /^(\*\.)?([\w-]+\.)+[\w-]+\.?$/.test(name);
const isEgressPeer = allOfThem(
  fields({
    ...podFields,
    nodes: isLabelSelector,
    networks: few(25, isCidr),
    domainNames: few(25, isDomainName),
  }),
  oneField,
);

const isRange = allOfThem(
  fields({ start: isPortNumber, end: isPortNumber, protocol: isText }),
  needs('start', 'end'),
  // “The Start value must be less than End.”
  range => (range as Spec).start < (range as Spec).end,
);
const isProtocol = oneOf('TCP', 'UDP', 'SCTP');
const isNumbered = allOfThem(
  fields({ port: isPortNumber, protocol: isProtocol }),
  needs('port'),
);
const byProtocol = allOfThem(
  fields({
    destinationPort: allOfThem(
      fields({ number: isPortNumber, range: isRange }),
      oneField,
    ),
  }),
  oneField,
);
const isNewPort = allOfThem(
  fields({
    tcp: byProtocol,
    udp: byProtocol,
    sctp: byProtocol,
    destinationNamedPort: isText,
  }),
  oneField,
);
const isOldPort = allOfThem(
  fields({ portNumber: isNumbered, portRange: isRange, namedPort: isText }),
  oneField,
);

function rules(
  actions: string[],
  most: number,
  ports: string,
  isPort: Shape,
): Record<string, Shape> {
  const shared = {
    name: isText,
    action: oneOf(...actions),
    [ports]: few(most, isPort),
  };
  return {
    ingress: listOf(
      allOfThem(
        fields({ ...shared, from: few(most, isSubject) }),
        needs('action', 'from'),
      ),
    ),
    egress: listOf(
      allOfThem(
        fields({ ...shared, to: few(most, isEgressPeer) }),
        needs('action', 'to'),
        rule => fitsTogether(rule as Spec),
      ),
    ),
  };
}

/** Names outside can be accepted only; only pods have named ports. */
function fitsTogether({ action, to, ports, protocols }: Spec): boolean {
  const has = (...names: string[]) =>
    to.some((peer: object) => names.some(name => name in peer));
  const named = [...(ports ?? []), ...(protocols ?? [])].some(
    port => 'namedPort' in port || 'destinationNamedPort' in port,
  );
  if (has('domainNames') && !/^(Accept|Allow)$/.test(action)) return false;
  return !(named && has('networks', 'nodes', 'domainNames'));
}

const isPriority: Shape = value =>
  isNumber(value) && Number(value) >= 0 && Number(value) <= 1000;

const shapes: Record<string, Shape> = {
  'v1alpha2 ClusterNetworkPolicy': allOfThem(
    fields({
      tier: oneOf('Admin', 'Baseline'),
      priority: isPriority,
      subject: isSubject,
      ...rules(['Accept', 'Deny', 'Pass'], 25, 'protocols', isNewPort),
    }),
    needs('tier', 'priority', 'subject'),
  ),
  'v1alpha1 AdminNetworkPolicy': allOfThem(
    fields({
      priority: isPriority,
      subject: isSubject,
      ...rules(['Allow', 'Deny', 'Pass'], 100, 'ports', isOldPort),
    }),
    needs('priority', 'subject'),
  ),
  'v1alpha1 BaselineAdminNetworkPolicy': allOfThem(
    fields({
      subject: isSubject,
      ...rules(['Allow', 'Deny'], 100, 'ports', isOldPort),
    }),
    needs('subject'),
  ),
};

/** Reads a policy of administrators as the API server would; an empty list for any other object. */
export function readAdminPolicy({
  apiVersion,
  kind,
  metadata,
  spec,
}: {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  spec?: unknown;
}): AdminPolicy[] {
  const [group, version] = apiVersion.split('/');
  const isSpec = shapes[`${version} ${kind}`];
  if (group !== 'policy.networking.k8s.io' || !isSpec) return [];
  const said: Spec = isObject(spec) ? spec : {};
  const isBaseline = kind === 'BaselineAdminNetworkPolicy';
  const tier = isBaseline || said.tier === 'Baseline' ? 'Baseline' : 'Admin';
  const subject = isSubject(said.subject) ? said.subject : undefined;
  // “Only one baseline admin network policy with metadata.name="default" can be created in the cluster”
  const isRightName = !isBaseline || metadata.name === 'default';
  return [
    {
      ...{ version, tier, subject, priority: said.priority ?? 0 },
      ...(isSpec(spec) &&
        isRightName && {
          rules: {
            Ingress: (said.ingress ?? []).map(toRule),
            Egress: (said.egress ?? []).map(toRule),
          },
        }),
    },
  ];
}

function toRule({ action, from, to, ports, protocols }: Spec): AdminRule {
  return {
    action: action === 'Allow' ? 'Accept' : action,
    peers: from ?? to,
    ports: (ports ?? protocols)?.map(toPort),
  };
}

function toPort(port: Spec): AdminPort {
  const name = port.namedPort ?? port.destinationNamedPort;
  if (name) return { name };
  const { portNumber, portRange } = port;
  if (portNumber) {
    const { protocol = 'TCP', port: number } = portNumber;
    return { protocol, from: number, to: number };
  }
  if (portRange) {
    const { protocol = 'TCP', start, end } = portRange;
    return { protocol, from: start, to: end };
  }
  const [[protocol, { destinationPort }]] = Object.entries<Spec>(port);
  const { number, range } = destinationPort;
  return {
    protocol: protocol.toUpperCase(),
    from: number ?? range.start,
    to: number ?? range.end,
  };
}

/** The family of a block. */
export function familyOf(block: string): 'IPv4' | 'IPv6' {
  return isIP(block.split('/')[0]) === 4 ? 'IPv4' : 'IPv6';
}
