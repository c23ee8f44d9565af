import { hostOf } from '../../host';
import { outlierDetection } from '../../istio-outlier-detection';
import { canarySelector, labels, stableSelector } from '../../labels';
import { Manifest } from '../../manifest';
import { Resolved } from '../../render-input';

/**
 * How the callers' sidecars choose among the pods: those that fail get no requests for half a minute and more, and a
 * canary's are told apart from the others. It says nothing of TLS, which the mesh arranges by itself.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
export function destinationRule({
  service,
  namespace,
  platform,
  canary,
}: Resolved): Manifest | undefined {
  const { circuitBreaker } = service.spec.traffic ?? {};
  if (platform.spec.mesh.kind !== 'istio-sidecar') return undefined;
  if (!circuitBreaker && !canary) return undefined;
  const { name } = service.metadata;
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name, namespace, labels: labels(service) },
    spec: {
      host: hostOf({ name, namespace }, platform.spec.clusterDomain),
      ...(circuitBreaker && {
        trafficPolicy: outlierDetection(circuitBreaker),
      }),
      ...(canary && {
        subsets: [
          { name: 'stable', labels: stableSelector(service) },
          { name: 'canary', labels: canarySelector(service) },
        ],
      }),
    },
  };
}
