import { labels } from '../../labels';
import { Manifest } from '../../manifest';
import { portsOf } from '../../ports';
import { Resolved } from '../../render-input';

/**
 * Which answers of gRPC the proxies of callers try again. They look for that on a route only: this one sends everything
 * where it goes anyway. Nothing where none is tried again.
 * @see https://linkerd.io/2-edge/reference/retries/
 */
export function retryRoutes(input: Resolved): Manifest[] {
  const { service, namespace, linkerd } = input;
  const { attempts, on = [] } = service.spec.traffic?.retries ?? {};
  const answers = on.filter(one => one !== '5xx' && one !== 'gateway-error');
  if (!linkerd || answers.length === 0) return [];
  const { name } = service.metadata;
  return portsOf(service)
    .filter(([, { appProtocol }]) => appProtocol === 'grpc')
    .map(([portName, { port }]) => {
      const to = { group: '', kind: 'Service', name, port };
      return {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'GRPCRoute',
        metadata: {
          name: `${name}.retries.${portName}`,
          namespace,
          labels: labels(service),
          annotations: {
            'retry.linkerd.io/grpc': answers.join(','),
            'retry.linkerd.io/limit': `${attempts}`,
          },
        },
        spec: { parentRefs: [to], rules: [{ backendRefs: [to] }] },
      };
    });
}
