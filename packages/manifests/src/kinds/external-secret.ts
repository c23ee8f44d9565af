import { labels } from '../labels';
import { Manifest } from '../manifest';
import { Resolved } from '../render-input';

/**
 * Brings each Secret of the service from its store; its values are in no file. Nothing where another API brings them.
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export function externalSecret({
  service,
  namespace,
  platform,
  secrets,
}: Resolved): Manifest[] {
  const stated = platform.spec.secrets;
  if (stated?.api !== 'external-secrets') return [];
  return secrets.map(({ name, store, keys }) => ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace, labels: labels(service) },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: stated.storeKind, name: store },
      target: { name, creationPolicy: 'Owner' },
      data: keys.map(({ variable, key }) => ({
        secretKey: variable,
        remoteRef: { key },
      })),
    },
  }));
}
