import { labels } from '../../labels';
import { Manifest } from '../../manifest';
import { Resolved } from '../../render-input';

/**
 * Everybody, wherever he comes from: for who proves no identity, such as the kubelet. Who gets that far the NetworkPolicy
 * says. Nothing where nobody needs it.
 * @see https://linkerd.io/2-edge/reference/authorization-policy/#networkauthentication
 */
export function networkAuthentication(input: Resolved): Manifest | undefined {
  const { service, namespace, linkerd, gateway } = input;
  const isNeeded =
    linkerd?.reader ??
    (linkerd?.servers.some(({ probes }) => probes.length > 0) ||
      (gateway && !gateway.peer.serviceAccount));
  if (!linkerd || !isNeeded) return undefined;
  return {
    apiVersion: 'policy.linkerd.io/v1alpha1',
    kind: 'NetworkAuthentication',
    metadata: {
      name: everybody(input),
      namespace,
      labels: labels(service),
    },
    spec: { networks: [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }] },
  };
}

/** Its name. */
export function everybody({ service }: Resolved): string {
  return `${service.metadata.name}.everybody`;
}
