import type { V1ServiceAccount } from '@kubernetes/client-node';
import { labels } from '../labels';
import { ManifestOf } from '../manifest';
import { Resolved } from '../render-input';
import { runsPods } from '../runs-pods';

/**
 * The service's own identity, without a token of the API server in its pods; perhaps an identity of Azure with it.
 * @see https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html
 */
export function serviceAccount({
  service,
  namespace,
}: Resolved): ManifestOf<V1ServiceAccount> | undefined {
  if (!runsPods(service)) return undefined;
  const { azure } = service.spec.identity ?? {};
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      name: service.metadata.name,
      namespace,
      labels: labels(service),
      ...(azure && {
        annotations: { 'azure.workload.identity/client-id': azure.clientId },
      }),
    },
    automountServiceAccountToken: false,
  };
}
