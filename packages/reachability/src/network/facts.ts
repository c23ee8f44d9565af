import { CniName } from '../cni/profiles';

/**
 * What the platform team states of the cluster, for no manifest says it.
 * @public
 */
export interface NetworkFacts {
  /** Zone of the cluster's DNS, e.g. `cluster.local`. */
  clusterDomain: string;
  enforcedBy: CniName;
  /** Are there policies in the cluster that the snapshot does not hold? */
  otherPolicies: 'none' | 'unknown';
  mesh: MeshFacts;
  /** Where names are resolved; without it nothing is said of names. */
  dns?: DnsFacts;
  /** Pods that the snapshot does not hold: gateway, scraper, the mesh's control plane. */
  pods?: PodFacts[];
  /** Who is in the mesh as it runs: it goes before what manifests ask for. Nothing where only they are known. */
  proxies?: ProxiesAsRun;
}

/** @public */
export type MeshFacts = { kind: 'none' } | IstioFacts | LinkerdFacts;

/** @public */
export interface IstioFacts {
  /** In ambient mode the ztunnels of the nodes carry connections; pods with sidecars may be beside. */
  kind: 'istio-sidecar' | 'istio-ambient';
  trustDomain: string;
  /** The namespace whose policies are for all. */
  rootNamespace: string;
}

/** Nothing where the mesh is not Istio. */
export function istioIn(mesh: MeshFacts | undefined): IstioFacts | undefined {
  return mesh?.kind === 'istio-sidecar' || mesh?.kind === 'istio-ambient'
    ? mesh
    : undefined;
}

/** What a port lets in that no Server is for. */
export const defaultInboundPolicies = [
  'all-unauthenticated',
  'all-authenticated',
  'cluster-unauthenticated',
  'cluster-authenticated',
  'deny',
  'audit',
] as const;

/** @public */
export type DefaultInboundPolicy = (typeof defaultInboundPolicies)[number];

/**
 * Linkerd from version 2.18 on.
 * @public
 */
export interface LinkerdFacts {
  kind: 'linkerd';
  /** The namespace of the control plane, which is part of every identity. */
  namespace: string;
  trustDomain: string;
  /** Where neither pods nor their namespace say another one. */
  defaultInboundPolicy: DefaultInboundPolicy | 'unknown';
  /** Ranges that hold the addresses of all pods, e.g. `10.0.0.0/8`. */
  clusterNetworks: string[];
}

/** Nothing where the mesh is not Linkerd. */
export function linkerdIn(
  mesh: MeshFacts | undefined,
): LinkerdFacts | undefined {
  return mesh?.kind === 'linkerd' ? mesh : undefined;
}

/** @public */
export interface DnsFacts {
  namespace: string;
  podLabels: Record<string, string>;
  /** Addresses of caches on the nodes, or ranges of them. */
  ips: string[];
  /** The pods' port. */
  port: number;
}

/**
 * Pods somewhere in the cluster. With a service account they are in the mesh, without one they are outside. No waypoint
 * stands in front of them.
 * @public
 */
export interface PodFacts {
  namespace: string;
  name: string;
  podLabels: Record<string, string>;
  serviceAccount?: string;
}

/**
 * What stands in front of a pod that runs.
 * @public
 */
export type ProxyAsRun = 'istio-sidecar' | 'istio-ztunnel' | 'linkerd' | 'none';

/**
 * Which proxies the running pods of each workload have, each once, by `<kind> <namespace>/<name>`. Of a workload that is not here
 * no pod runs. `unknown` where pods run and cannot be seen.
 * @public
 */
export type ProxiesAsRun =
  | 'unknown'
  | Readonly<Record<string, readonly ProxyAsRun[]>>;
