import type { V1Service } from '@kubernetes/client-node';
import { labels, selectorLabels } from '../labels';
import { ManifestOf } from '../manifest';
import { containerPortName, portsOf } from '../ports';
import { Resolved } from '../render-input';

/**
 * The stable name in front of the pods. A worker without ports has none.
 * `targetPort` is the name of the container's port, so that the number is written once.
 */
export function service({
  service: microservice,
}: Resolved): ManifestOf<V1Service> | undefined {
  const ports = portsOf(microservice);
  if (ports.length === 0) return undefined;
  const { name, namespace } = microservice.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels: labels(microservice) },
    spec: {
      type: 'ClusterIP',
      selector: selectorLabels(microservice),
      ports: ports.map(([portName, { port, appProtocol }]) => ({
        name: portName,
        port,
        targetPort: containerPortName(microservice, portName),
        protocol: 'TCP',
        ...(appProtocol && { appProtocol }),
      })),
    },
  };
}
