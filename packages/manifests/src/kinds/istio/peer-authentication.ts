import { labels, selectorLabels } from '../../labels';
import { Manifest } from '../../manifest';
import { Resolved } from '../../render-input';
import { isIstio } from '../../resolve/mesh';
import { runsPods } from '../../runs-pods';

/**
 * Who calls must prove who they are. A scraper outside the mesh cannot: it gets the metrics port alone.
 * Ports are the pod's, not the Service's.
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function peerAuthentication({
  service,
  namespace,
  platform,
  scraper,
}: Resolved): Manifest | undefined {
  if (!isIstio(platform.spec.mesh) || !runsPods(service)) return undefined;
  const plainPorts =
    scraper && !scraper.peer.serviceAccount ? scraper.podPorts : [];
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: {
      name: service.metadata.name,
      namespace,
      labels: labels(service),
    },
    spec: {
      selector: { matchLabels: selectorLabels(service) },
      mtls: { mode: 'STRICT' },
      ...(plainPorts.length && {
        portLevelMtls: Object.fromEntries(
          plainPorts.map(port => [port, { mode: 'PERMISSIVE' }]),
        ),
      }),
    },
  };
}

/** All pods of a new namespace: it depends on the platform alone. */
export function namespacePeerAuthentication(namespace: string): Manifest {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: {
      name: 'default',
      namespace,
      labels: { 'app.kubernetes.io/managed-by': 'callboard' },
    },
    spec: { mtls: { mode: 'STRICT' } },
  };
}
