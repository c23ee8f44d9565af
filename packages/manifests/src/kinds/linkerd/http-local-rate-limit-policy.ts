import { labels } from '../../labels';
import { reference, serverName } from '../../linkerd/server-name';
import { Manifest } from '../../manifest';
import { Resolved } from '../../render-input';

/**
 * Limits the requests of each port where the proxy sees them: "a Server can only be referred by a single one".
 * @see https://linkerd.io/2-edge/reference/rate-limiting/
 */
export function httpLocalRateLimitPolicies({
  service,
  namespace,
  linkerd,
}: Resolved): Manifest[] {
  const { rateLimit } = service.spec.traffic ?? {};
  if (!linkerd || !rateLimit) return [];
  return linkerd.servers
    .filter(({ protocol }) => protocol !== 'opaque')
    .map(port => ({
      apiVersion: 'policy.linkerd.io/v1alpha1',
      kind: 'HTTPLocalRateLimitPolicy',
      metadata: {
        name: serverName(service, port),
        namespace,
        labels: labels(service),
      },
      spec: {
        targetRef: reference('Server', serverName(service, port)),
        total: { requestsPerSecond: rateLimit.requestsPerSecond },
      },
    }));
}
