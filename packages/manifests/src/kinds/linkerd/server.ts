import { labels, selectorLabels } from '../../labels';
import { adminPort } from '../../linkerd/ports-of-proxy';
import { proxyMetrics, serverName } from '../../linkerd/server-name';
import { Manifest } from '../../manifest';
import { Resolved, ServerPort } from '../../render-input';

/**
 * Closes each port of the pods to whom no policy lets in; and that of the proxy's own metrics, where somebody reads them.
 * @see https://linkerd.io/2-edge/reference/authorization-policy/#server
 */
export function servers(input: Resolved): Manifest[] {
  const { linkerd } = input;
  if (!linkerd) return [];
  return [
    ...linkerd.servers.map(port => server(input, port)),
    ...(linkerd.reader
      ? [
          server(input, {
            name: proxyMetrics,
            podPort: adminPort,
            protocol: 'HTTP/1',
          }),
        ]
      : []),
  ];
}

function server(
  { service, namespace }: Resolved,
  port: Pick<ServerPort, 'name' | 'podPort' | 'protocol'>,
): Manifest {
  return {
    apiVersion: 'policy.linkerd.io/v1beta3',
    kind: 'Server',
    metadata: {
      name: serverName(service, port),
      namespace,
      labels: labels(service),
    },
    spec: {
      accessPolicy: 'deny',
      podSelector: { matchLabels: selectorLabels(service) },
      port: port.podPort,
      proxyProtocol: port.protocol,
    },
  };
}
