import { Document } from '@callboard/test-cluster/src/manifest-sets';
import { toDocument } from './platform-objects';

/** A pod of every Deployment: policies and rules select pods, and a Deployment is none. */
export function runningPods(documents: Document[]): Document[] {
  return documents
    .filter(({ object }) => object.kind === 'Deployment')
    .map(({ object }: { object: any }) => {
      const { metadata, spec } = object.spec.template;
      const { name, namespace } = object.metadata;
      return toDocument({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { ...inMesh(metadata), name, namespace },
        spec,
      });
    });
}

interface Metadata {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

/** Istio's node agent says on a pod that it has taken it into ambient mode. */
function inMesh({ labels = {}, annotations, ...rest }: Metadata): Metadata {
  return {
    ...rest,
    labels,
    annotations: {
      ...annotations,
      ...(labels['istio.io/dataplane-mode'] === 'ambient' && {
        'ambient.istio.io/redirection': 'enabled',
      }),
    },
  };
}
