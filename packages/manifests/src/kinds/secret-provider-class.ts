import { secretsDirectory } from '@callboard/contract';
import type { V1Volume, V1VolumeMount } from '@kubernetes/client-node';
import { labels } from '../labels';
import { Manifest } from '../manifest';
import { BroughtSecret, Resolved } from '../render-input';
import { toYaml } from '../to-yaml';

/**
 * Brings the secrets of each entry from its Azure Key Vault, as who the service is to Azure, and makes a Secret of
 * them. That happens while the volume of a pod is mounted. Nothing where another API brings them.
 * @see https://azure.github.io/secrets-store-csi-driver-provider-azure/docs/getting-started/usage/
 */
export function secretProviderClass(input: Resolved): Manifest[] {
  const { service, namespace, platform } = input;
  const stated = platform.spec.secrets;
  if (stated?.api !== 'secrets-store-csi') return [];
  return input.secrets.map(secret => ({
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: secret.name, namespace, labels: labels(service) },
    spec: {
      provider: stated.provider,
      parameters: {
        clientID: service.spec.identity!.azure!.clientId,
        keyvaultName: secret.store,
        objects: objects(secret),
        tenantId: stated.tenantId,
      },
      secretObjects: [
        {
          secretName: secret.name,
          type: 'Opaque',
          data: secret.keys.map(({ variable }) => ({
            key: variable,
            objectName: variable,
          })),
        },
      ],
    },
  }));
}

/** A list of texts in a text, each of them YAML by itself: whatever a name holds, it is printed, not pasted. */
function objects({ keys }: BroughtSecret): string {
  return toYaml({
    array: keys.map(({ variable, key }) =>
      toYaml({
        objectName: key,
        objectAlias: variable,
        objectType: 'secret',
      }),
    ),
  });
}

/** The volumes that bring the secrets into a pod; none where it needs none for that. */
export function secretVolumes({ platform, secrets }: Resolved): V1Volume[] {
  if (platform.spec.secrets?.api !== 'secrets-store-csi') return [];
  return secrets.map(({ name }, index) => ({
    name: `secret-${index}`,
    csi: {
      driver: 'secrets-store.csi.k8s.io',
      readOnly: true,
      volumeAttributes: { secretProviderClass: name },
    },
  }));
}

/** A volume that no container mounts is not brought. */
export function secretMounts({ platform, secrets }: Resolved): V1VolumeMount[] {
  if (platform.spec.secrets?.api !== 'secrets-store-csi') return [];
  return secrets.map(({ entry }, index) => ({
    name: `secret-${index}`,
    mountPath: `${secretsDirectory}/${entry}`,
    readOnly: true,
  }));
}
