import type { V1Role } from '@kubernetes/client-node';
import { labels } from '../labels';
import { ManifestOf } from '../manifest';
import { Resolved } from '../render-input';

/**
 * What the service may do with objects of its own namespace. Nothing where it asks for no access.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
export function role({
  service,
  namespace,
}: Resolved): ManifestOf<V1Role> | undefined {
  const { apiAccess } = service.spec;
  if (!apiAccess) return undefined;
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: {
      name: service.metadata.name,
      namespace,
      labels: labels(service),
    },
    rules: apiAccess,
  };
}
