import type { V1ServiceAccount } from '@kubernetes/client-node';
import { labels } from '../labels';
import { ManifestOf } from '../manifest';
import { Resolved } from '../render-input';

/** The service's own identity, without a token of the API server in its pods. */
export function serviceAccount({
  service,
}: Resolved): ManifestOf<V1ServiceAccount> {
  const { name, namespace } = service.metadata;
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace, labels: labels(service) },
    automountServiceAccountToken: false,
  };
}
