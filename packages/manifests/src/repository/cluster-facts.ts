import { Platform } from '@callboard/contract';

type Spec = Platform['spec'];

/**
 * What a platform states of its cluster, in the words of who asks: the engine that says who may call whom.
 * @public
 */
export interface ClusterFacts
  extends Pick<Spec, 'clusterDomain' | 'otherPolicies' | 'dns'> {
  mesh: ClusterMesh;
  enforcedBy: Spec['networkPolicy']['enforcedBy'];
  /** The platform's own pods, which no manifest of a service holds. */
  pods: PlatformPods[];
}

type Mesh = Spec['mesh'];
type Linkerd = Extract<Mesh, { kind: 'linkerd' }>;

/**
 * A mesh; the namespace of Linkerd's control plane is a part of every identity.
 * @public
 */
export type ClusterMesh =
  | Exclude<Mesh, Linkerd>
  | (Linkerd & { namespace: string });

/**
 * Pods of the platform by their labels; with a service account they are in the mesh.
 * @public
 */
export interface PlatformPods {
  namespace: string;
  name: string;
  podLabels: Record<string, string>;
  serviceAccount?: string;
}

/**
 * What a platform file states of its cluster.
 * @public
 */
export function clusterFacts({ spec }: Platform): ClusterFacts {
  const { clusterDomain, networkPolicy, otherPolicies, mesh, dns } = spec;
  return {
    clusterDomain,
    enforcedBy: enforcedBy(networkPolicy),
    otherPolicies,
    mesh:
      mesh.kind === 'linkerd'
        ? { ...mesh, namespace: mesh.controlPlane.namespace }
        : mesh,
    dns,
    pods: podsOf(spec),
  };
}

/** Who states the API of Cilium says that Cilium is there: nobody else carries out its policies. */
function enforcedBy({
  api,
  enforcedBy: stated,
}: Spec['networkPolicy']): ClusterFacts['enforcedBy'] {
  return api === 'cilium' ? 'cilium' : stated;
}

function podsOf({ gateway, monitoring, mesh }: Spec): PlatformPods[] {
  return [
    ...(gateway ? [{ ...gateway }] : []),
    ...(monitoring ? [{ ...monitoring, name: 'monitoring' }] : []),
    ...(mesh.kind === 'none'
      ? []
      : [{ ...mesh.controlPlane, name: 'mesh control plane' }]),
  ].map(({ namespace, name, podLabels, ...rest }) => ({
    namespace,
    name,
    podLabels,
    ...('serviceAccount' in rest && { serviceAccount: rest.serviceAccount }),
  }));
}
