import { grantName } from '../../grant-name';
import { labels } from '../../labels';
import { Manifest } from '../../manifest';
import { Caller, Peer, Resolved } from '../../render-input';

/** Who the platform's gateway and scraper prove to be; nothing of those that are outside the mesh. */
export function meshTlsAuthentications(input: Resolved): Manifest[] {
  const { service, gateway, scraper } = input;
  if (!input.linkerd) return [];
  return Object.entries({ gateway, scraper }).flatMap(([role, outsider]) =>
    outsider?.peer.serviceAccount
      ? [
          authentication(
            input,
            `${service.metadata.name}.${role}`,
            outsider.peer,
          ),
        ]
      : [],
  );
}

/** Who one caller proves to be. */
export function grantMeshTlsAuthentication(
  input: Resolved,
  caller: Caller,
): Manifest | undefined {
  return input.linkerd
    ? authentication(input, grantName(input.service, caller), caller.peer)
    : undefined;
}

/** @see https://linkerd.io/2-edge/reference/authorization-policy/#meshtlsauthentication */
function authentication(input: Resolved, name: string, peer: Peer): Manifest {
  return {
    apiVersion: 'policy.linkerd.io/v1alpha1',
    kind: 'MeshTLSAuthentication',
    metadata: {
      name,
      namespace: input.namespace,
      labels: labels(input.service),
    },
    spec: { identities: [identityOf(input, peer)] },
  };
}

/** The name in the certificate of a ServiceAccount's pods. */
function identityOf(
  { platform }: Resolved,
  { namespace, serviceAccount }: Peer,
): string {
  const { mesh } = platform.spec;
  if (mesh.kind !== 'linkerd') throw new Error('Linkerd is not the mesh');
  return `${serviceAccount}.${namespace}.serviceaccount.identity.${mesh.controlPlane.namespace}.${mesh.trustDomain}`;
}
