import { Microservice } from '@callboard/contract';
import { podPortOf, portNamed } from '../../ports';

/** One request that the kubelet asks pods with. */
export interface AskedProbe {
  /** Where the contract says it. */
  path: string[];
  podPort: number;
  kind: 'httpGet' | 'grpc' | 'tcp';
  /** Nothing where a connection is only opened. */
  request?: { method: string; path: string };
}

/**
 * What the kubelet asks of the pods of a service. The health of gRPC is asked for at a path of its own.
 * @see https://github.com/grpc/grpc/blob/master/doc/health-checking.md
 */
export function probesOf(service: Microservice): AskedProbe[] {
  const { readiness, liveness } = service.spec.health ?? {};
  return Object.entries({ readiness, liveness }).flatMap(([name, probe]) => {
    if (!probe) return [];
    const { httpGet, grpc, tcp } = probe;
    const port = portNamed(service, (httpGet ?? grpc ?? tcp)!.port);
    if (!port) return [];
    const kind = (httpGet && 'httpGet') ?? (grpc && 'grpc') ?? 'tcp';
    const request = httpGet
      ? { method: 'GET', path: httpGet.path.split('?')[0] }
      : { method: 'POST', path: '/grpc.health.v1.Health/Check' };
    return [
      {
        path: ['spec', 'health', name, kind],
        podPort: podPortOf(port),
        kind,
        ...(kind !== 'tcp' && { request }),
      } satisfies AskedProbe,
    ];
  });
}
