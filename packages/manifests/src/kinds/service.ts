import { Microservice } from '@callboard/contract';
import type { V1Service, V1ServiceSpec } from '@kubernetes/client-node';
import { labels, selectorLabels } from '../labels';
import { serviceAnnotations } from '../linkerd/service-annotations';
import { ManifestOf } from '../manifest';
import { containerPortName, portsOf } from '../ports';
import { Resolved } from '../render-input';

/** By cloud: what keeps a load balancer inside the cloud's own network. */
const internalAnnotations: Record<string, Record<string, string>> = {
  aks: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' },
  eks: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' },
  gke: { 'networking.gke.io/load-balancer-type': 'Internal' },
};

/**
 * The stable name in front of the pods. A worker without ports has none.
 * `targetPort` is the name of the container's port, so that the number is written once.
 */
export function service(input: Resolved): ManifestOf<V1Service> | undefined {
  const { service: microservice, namespace, platform } = input;
  const { service: asked } = microservice.spec;
  if (!asked) return undefined;
  const annotations = {
    ...(asked.internal && internalAnnotations[platform.spec.cloud!]),
    ...serviceAnnotations(input),
  };
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: microservice.metadata.name,
      namespace,
      labels: { ...labels(microservice), ...waypointLabel(input) },
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec:
      asked.type === 'ExternalName'
        ? { type: 'ExternalName', externalName: asked.externalName }
        : {
            ...typeFields(asked),
            selector: selectorLabels(microservice),
            ports: portsInService(microservice),
          },
  };
}

/** The ports as a Service has them. */
export function portsInService(microservice: Microservice) {
  return portsOf(microservice).map(([name, port]) => ({
    name,
    port: port.port,
    targetPort: containerPortName(microservice, port),
    protocol: 'TCP',
    ...(port.appProtocol && { appProtocol: port.appProtocol }),
  }));
}

type Asked = NonNullable<Resolved['service']['spec']['service']>;

/** With the policy `Local` the pods see who really calls, which their NetworkPolicy judges. */
function typeFields({ type, sources }: Asked): V1ServiceSpec {
  switch (type) {
    case 'Headless':
      return { type: 'ClusterIP', clusterIP: 'None' };
    case 'NodePort':
      return { type, externalTrafficPolicy: 'Local' };
    case 'LoadBalancer':
      return {
        type,
        externalTrafficPolicy: 'Local',
        loadBalancerSourceRanges: sources,
      };
    default:
      return { type: 'ClusterIP' };
  }
}

/**
 * Through which waypoint calls go, if through any: a namespace that says one says it for all that do not.
 * @see https://istio.io/latest/docs/ambient/usage/waypoint/#useawaypoint
 */
function waypointLabel({ platform, waypoint }: Resolved) {
  return (
    platform.spec.mesh.kind === 'istio-ambient' && {
      'istio.io/use-waypoint': waypoint?.peer.name ?? 'none',
    }
  );
}
