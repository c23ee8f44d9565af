import type { V1RoleBinding } from '@kubernetes/client-node';
import { labels } from '../labels';
import { ManifestOf } from '../manifest';
import { Resolved } from '../render-input';

/** Gives the rights of the Role to the service's own ServiceAccount, to nobody else. Nothing where it has none. */
export function roleBinding({
  service,
  namespace,
}: Resolved): ManifestOf<V1RoleBinding> | undefined {
  if (!service.spec.apiAccess) return undefined;
  const { name } = service.metadata;
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name, namespace, labels: labels(service) },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  };
}
