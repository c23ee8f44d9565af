import { Microservice } from '@callboard/contract';
import {
  containerPortsOf,
  Port,
  podPortOf,
  podPortsOf,
  portsOf,
} from '../../ports';
import { ServerPort } from '../../render-input';
import { isOpaque } from './opaque';
import { AskedProbe, probesOf } from './probes';

/** The ports that the proxy guards: all but those that pass it by. */
export function serversOf(
  service: Microservice,
  passedBy: number[],
): ServerPort[] {
  const ports = portsOf(service).map(([, port]) => port);
  const names = new Map(
    containerPortsOf(service).map(({ name, number }) => [number, name]),
  );
  return podPortsOf(ports)
    .filter(podPort => !passedBy.includes(podPort))
    .map(podPort => {
      const here = ports.filter(port => podPortOf(port) === podPort);
      const probes = probesOf(service).filter(one => one.podPort === podPort);
      return {
        name: names.get(podPort)!,
        podPort,
        protocol: protocolOf(podPort, here, probes),
        probes: probesToLetIn(probes),
      };
    });
}

/** What the kubelet speaks; a connection that is only opened speaks nothing. */
const spokenBy = {
  httpGet: ['http' as const],
  grpc: ['grpc' as const],
  tcp: [],
};

const protocols = { http: 'HTTP/1', grpc: 'HTTP/2' } as const;

/**
 * What is spoken on a pod port, where all who speak there agree. gRPC is said to be HTTP/2: what Linkerd calls gRPC it
 * neither limits nor matches with routes of HTTP.
 */
function protocolOf(
  podPort: number,
  ports: Port[],
  probes: AskedProbe[],
): ServerPort['protocol'] {
  if (ports.every(port => isOpaque(port, podPort))) return 'opaque';
  const spoken = new Set([
    ...ports.map(({ appProtocol = 'tcp' }) => appProtocol),
    ...probes.flatMap(({ kind }) => spokenBy[kind]),
  ]);
  const [one] = spoken;
  return spoken.size === 1 && one !== 'tcp' ? protocols[one] : 'unknown';
}

/**
 * Linkerd lets in by itself what the kubelet asks by GET, but nothing that it asks by gRPC; and nothing any more where
 * one route says otherwise.
 * @see https://linkerd.io/2-edge/features/server-policy/#default-authorizations
 * @see https://github.com/linkerd/linkerd2/issues/9595
 */
function probesToLetIn(probes: AskedProbe[]): ServerPort['probes'] {
  if (probes.every(({ kind }) => kind !== 'grpc')) return [];
  const requests = probes.flatMap(({ request }) => request ?? []);
  return requests.filter(
    ({ method, path }, index) =>
      requests.findIndex(
        other => other.method === method && other.path === path,
      ) === index,
  );
}
