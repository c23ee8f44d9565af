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
}

/** @public */
export type MeshFacts = { kind: 'none' } | IstioFacts;

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
 * Pods somewhere in the cluster. With a service account they are in the mesh, without one they are outside.
 * @public
 */
export interface PodFacts {
  namespace: string;
  name: string;
  podLabels: Record<string, string>;
  serviceAccount?: string;
}
