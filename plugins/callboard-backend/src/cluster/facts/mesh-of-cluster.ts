import { SnapshotObject } from '@callboard/reachability';
import { ClusterSighting } from '../ClusterSighting';

/** A mesh, as a platform file states it, and in sentences what told it and what is taken for granted. */
export interface MeshFound {
  mesh: { kind: string; [field: string]: unknown };
  detected: string[];
  assumed: string[];
}

const trustDomain = 'the trust domain of the mesh is cluster.local';

/**
 * Which mesh a cluster has: Istio where its policies are served and its control plane runs, in ambient mode where ztunnels
 * do; Linkerd where a namespace says to be its control plane's.
 */
export function meshOfCluster(sighting: ClusterSighting): MeshFound {
  return (
    istioIn(sighting) ??
    linkerdIn(sighting) ?? {
      mesh: { kind: 'none' },
      detected: [],
      assumed: ['there is no mesh: the control plane of none was found'],
    }
  );
}

function istioIn({ objects, kinds }: ClusterSighting): MeshFound | undefined {
  const isServed = kinds.some(({ group }) => group === 'security.istio.io');
  const [istiod, ...others] = objects.filter(
    one => one.kind === 'Deployment' && podLabelsOf(one).app === 'istiod',
  );
  if (!isServed || !istiod) return undefined;
  const { namespace = 'default', name } = istiod.metadata;
  const ztunnel = objects.find(
    one => one.kind === 'DaemonSet' && podLabelsOf(one).app === 'ztunnel',
  );
  const revision = podLabelsOf(istiod)['istio.io/rev'];
  return {
    mesh: {
      kind: ztunnel ? 'istio-ambient' : 'istio-sidecar',
      rootNamespace: namespace,
      controlPlane: { namespace, podLabels: { app: 'istiod' } },
      ...(revision && !ztunnel && { revision }),
    },
    detected: [
      `Istio: security.istio.io is served, and the Deployment ${namespace}/${name} is its control plane`,
      ...(ztunnel
        ? [
            `ambient mode: the DaemonSet ${ztunnel.metadata.namespace}/${ztunnel.metadata.name} runs ztunnels`,
          ]
        : []),
    ],
    assumed: [
      `the root namespace of Istio is that of its control plane, ${namespace}`,
      trustDomain,
      ...(others.length > 0
        ? [`of ${others.length + 1} control planes of Istio, this one counts`]
        : []),
    ],
  };
}

function linkerdIn({ objects }: ClusterSighting): MeshFound | undefined {
  const found = objects.find(
    ({ kind, metadata }) =>
      kind === 'Namespace' &&
      metadata.labels?.['linkerd.io/is-control-plane'] === 'true',
  );
  if (!found) return undefined;
  const { name } = found.metadata;
  return {
    mesh: {
      kind: 'linkerd',
      controlPlane: {
        namespace: name,
        podLabels: { 'linkerd.io/control-plane-ns': name },
      },
    },
    detected: [
      `Linkerd: the namespace ${name} says to be that of its control plane`,
    ],
    assumed: [
      trustDomain,
      'the addresses of pods lie in the ranges that Linkerd takes for the cluster unless told otherwise',
    ],
  };
}

function podLabelsOf({ spec }: SnapshotObject): Record<string, string> {
  const { template } = (spec ?? {}) as {
    template?: { metadata?: { labels?: Record<string, string> } };
  };
  return template?.metadata?.labels ?? {};
}
