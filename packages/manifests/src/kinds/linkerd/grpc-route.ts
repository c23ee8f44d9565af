import { Microservice } from '@callboard/contract';
import { backendRefs } from '../../backend-refs';
import { labels } from '../../labels';
import { Manifest } from '../../manifest';
import { Port, portsOf } from '../../ports';
import { Resolved } from '../../render-input';

/**
 * Which answers of gRPC the proxies of callers try again. They look for that on a route only: this one sends requests
 * where they go anyway, or a part of them to the canary. Nothing where none is tried again.
 * @see https://linkerd.io/2-edge/reference/retries/
 */
export function retryRoutes(input: Resolved): Manifest[] {
  const { service, namespace, linkerd } = input;
  if (!linkerd) return [];
  const { name } = service.metadata;
  return portsOf(service).flatMap(([portName, port]) => {
    const answers = retriedOn(service, port);
    if (answers.length === 0) return [];
    return {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GRPCRoute',
      metadata: {
        name: `${name}.retries.${portName}`,
        namespace,
        labels: labels(service),
        annotations: {
          'retry.linkerd.io/grpc': answers.join(','),
          'retry.linkerd.io/limit': `${service.spec.traffic?.retries?.attempts}`,
        },
      },
      spec: {
        parentRefs: [{ group: '', kind: 'Service', name, port: port.port }],
        rules: [{ backendRefs: backendRefs(input, port.port) }],
      },
    };
  });
}

/** Which answers of gRPC are tried again on a port; none where it speaks something else. */
export function retriedOn(
  { spec }: Microservice,
  { appProtocol }: Port,
): string[] {
  const { on = [] } = spec.traffic?.retries ?? {};
  return appProtocol === 'grpc'
    ? on.filter(one => one !== '5xx' && one !== 'gateway-error')
    : [];
}
