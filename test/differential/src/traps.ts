import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { KubernetesObject } from './evaluator/cluster';
import { Outcome } from './evaluator/outcome';
import { DefaultPolicy } from './evaluator/linkerd-facts';
import { Facts, Protocol } from './evaluator/question';

/** A question in words: ends are `<namespace>/<workload>` or an IP address. */
export interface Ask {
  from: string;
  to: string;
  port: number;
  protocol: Protocol;
  outcome: Outcome;
}

/** One case of traps/*.yaml: what it says, the cluster that it is about, and what must come out. */
export interface Trap {
  says: string;
  objects: KubernetesObject[];
  facts: Facts;
  asks: Ask[];
}

type ByNamespace = Array<Record<string, Record<string, unknown>>>;

interface Case {
  says: string;
  facts?: Partial<Facts>;
  inMesh?: boolean;
  inAmbient?: boolean;
  /** In Linkerd, with this default policy. */
  inLinkerd?: DefaultPolicy;
  /** Labels of Namespace objects. */
  namespaces?: Record<string, Record<string, string>>;
  workloads?: Array<Record<string, Extra>>;
  services?: ByNamespace;
  networkPolicies?: ByNamespace;
  /** ClusterNetworkPolicies, which have no namespace. */
  adminPolicies?: Array<Record<string, unknown>>;
  /** AdminNetworkPolicies. */
  oldAdminPolicies?: Array<Record<string, unknown>>;
  ciliumPolicies?: ByNamespace;
  /** CiliumClusterwideNetworkPolicies. */
  ciliumClusterwidePolicies?: Array<Record<string, unknown>>;
  /** NetworkPolicies of shop: each makes a case of its own. */
  mistakes?: Array<Record<string, unknown>>;
  peerAuthentications?: ByNamespace;
  authorizationPolicies?: ByNamespace;
  /** Each with a name and labels beside its spec. */
  gateways?: ByNamespace;
  requestAuthentications?: ByNamespace;
  /** Of Linkerd, by kind; each has a name beside its spec. */
  linkerd?: Record<string, ByNamespace>;
  asks: string;
}

type Content = Record<string, unknown> & {
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  name?: string;
};

interface Extra {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  containers?: string[];
  initContainers?: string[];
}

const admin = 'policy.networking.k8s.io';
const cilium = 'cilium.io/v2';
const security = 'security.istio.io/v1';
const istio: Facts['mesh'] = {
  kind: 'istio-sidecar',
  trustDomain: 'cluster.local',
  rootNamespace: 'istio-system',
};
const ambient = { ...istio, kind: 'istio-ambient' as const };
const injected = { 'istio-injection': 'enabled' };
const captured = { 'istio.io/dataplane-mode': 'ambient' };
const inject = { 'linkerd.io/inject': 'enabled' };
const versions: Record<string, string> = {
  Server: 'policy.linkerd.io/v1beta3',
  ServerAuthorization: 'policy.linkerd.io/v1beta1',
  AuthorizationPolicy: 'policy.linkerd.io/v1alpha1',
  MeshTLSAuthentication: 'policy.linkerd.io/v1alpha1',
  NetworkAuthentication: 'policy.linkerd.io/v1alpha1',
  HTTPRoute: 'policy.linkerd.io/v1beta3',
};

const prelude = 'workloads.yaml';

/**
 * Reads the cases of a folder, by file. Each starts from the objects of its workloads.yaml.
 * @throws where a line of `asks` is not a question with its answer
 */
export function readTraps(folder: string): Record<string, Trap[]> {
  const shared = parseAllDocuments(read(folder, prelude)).map(
    (document): KubernetesObject => document.toJS(),
  );
  const files = readdirSync(folder).filter(file => file !== prelude);
  return Object.fromEntries(
    files.map(file => {
      const cases: Case[] = parse(read(folder, file));
      const traps = cases.flatMap(one =>
        (one.mistakes ?? [undefined]).map(each => toTrap(one, shared, each)),
      );
      return [file, traps];
    }),
  );
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

function toTrap(
  one: Case,
  shared: KubernetesObject[],
  mistake?: Record<string, unknown>,
): Trap {
  const { says, facts, networkPolicies = [], asks } = one;
  const { inMesh, inAmbient, inLinkerd } = one;
  const namespaces = {
    ...(inMesh && { shop: injected, pay: injected }),
    ...(inAmbient && { shop: captured, pay: captured }),
    ...(inLinkerd && { shop: {}, pay: {} }),
    ...one.namespaces,
  };
  return {
    says: says.replace('$mistake', JSON.stringify(mistake)),
    facts: {
      clusterDomain: 'cluster.local',
      enforcedBy: 'calico',
      otherPolicies: 'none',
      mesh: meshOf(one),
      ...facts,
    },
    objects: [
      ...shared.filter(
        ({ kind, metadata }) =>
          kind !== 'Namespace' || !(metadata.name in namespaces),
      ),
      ...Object.entries(namespaces).map(([name, labels]) => ({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name, labels, ...(inLinkerd && { annotations: inject }) },
      })),
      ...(one.workloads ?? []).flatMap(Object.entries<Extra>).map(toPod),
      ...policies('v1', 'Service', one.services),
      ...policies('networking.k8s.io/v1', 'NetworkPolicy', [
        ...networkPolicies,
        ...(mistake ? [{ shop: mistake }] : []),
      ]),
      ...forAll(`${admin}/v1alpha2`, 'ClusterNetworkPolicy', one.adminPolicies),
      ...forAll(
        `${admin}/v1alpha1`,
        'AdminNetworkPolicy',
        one.oldAdminPolicies,
      ),
      ...policies(cilium, 'CiliumNetworkPolicy', one.ciliumPolicies),
      ...forAll(
        cilium,
        'CiliumClusterwideNetworkPolicy',
        one.ciliumClusterwidePolicies,
      ),
      ...policies(security, 'PeerAuthentication', one.peerAuthentications),
      ...policies('gateway.networking.k8s.io/v1', 'Gateway', one.gateways),
      ...policies(security, 'AuthorizationPolicy', one.authorizationPolicies),
      ...policies(
        security,
        'RequestAuthentication',
        one.requestAuthentications,
      ),
      ...Object.entries(one.linkerd ?? {}).flatMap(([kind, specs]) =>
        policies(versions[kind], kind, specs),
      ),
    ],
    asks: asks.trim().split('\n').map(toAsk),
  };
}

function forAll(
  apiVersion: string,
  kind: string,
  specs: Array<Record<string, unknown>> = [],
): KubernetesObject[] {
  return specs.map((spec, index) => ({
    apiVersion,
    kind,
    metadata: { name: `for-all-${index}` },
    spec,
  }));
}

function policies(
  apiVersion: string,
  kind: string,
  specs: ByNamespace = [],
): KubernetesObject[] {
  return specs.flatMap(Object.entries).map(([namespace, content], index) => {
    const {
      annotations,
      labels,
      name = `${kind.toLowerCase()}-${index}`,
      ...spec
    } = content as Content;
    const metadata = {
      name,
      ...(namespace !== 'without-namespace' && { namespace }),
      ...(annotations && { annotations }),
      ...(labels && { labels }),
    };
    return { apiVersion, kind, metadata, spec };
  });
}

function meshOf({ inMesh, inAmbient, inLinkerd }: Case): Facts['mesh'] {
  if (inAmbient) return ambient;
  if (inMesh) return istio;
  if (!inLinkerd) return { kind: 'none' };
  return {
    ...{ kind: 'linkerd', namespace: 'linkerd', trustDomain: 'cluster.local' },
    defaultInboundPolicy: inLinkerd,
    clusterNetworks: ['10.0.0.0/8'],
  };
}

function toPod([at, extra]: [string, Extra]): KubernetesObject {
  const { labels, annotations, containers = ['app'], initContainers } = extra;
  const [namespace, name] = at.split('/');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace, name, labels, annotations },
    spec: {
      containers: containers.map(each => ({ name: each })),
      ...(initContainers && {
        initContainers: initContainers.map(each => ({ name: each })),
      }),
    },
  };
}

function toAsk(line: string): Ask {
  const [, from, to, port, protocol = 'TCP', outcome] =
    line.match(/^\s*(\S+)\s+→\s+(\S+)\s+(\d+)(?:\/(\w+))?\s+(\w+)\s*$/) ?? [];
  if (!outcome) throw new Error(`not a question: ${line}`);
  return {
    ...{ from, to, port: Number(port) },
    protocol: protocol as Protocol,
    outcome: outcome as Outcome,
  };
}
