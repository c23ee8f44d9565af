import { Delivery, deliveryLabels } from '../../delivery/delivery-input';
import { kindsDelivered } from '../../delivery/delivered-kinds';
import { Team } from '../../delivery/teams';
import { Manifest } from '../../manifest';

/**
 * What a team may bring into the cluster: from this repository alone, into its own namespaces alone, and the kinds that
 * its services have alone.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
 */
export function appProject(
  { platform, gitops }: Delivery<'argocd'>,
  { owner, project, namespaces }: Team,
): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name: project,
      namespace: gitops.namespace,
      labels: deliveryLabels,
    },
    spec: {
      description: `Services of ${owner} in ${platform.metadata.name}`,
      sourceRepos: [gitops.repository],
      destinations: namespaces.map(namespace => ({
        ...gitops.destination,
        namespace,
      })),
      clusterResourceWhitelist: namespaces.map(name => ({
        group: '',
        kind: 'Namespace',
        name,
      })),
      namespaceResourceWhitelist: kindsDelivered(platform),
    },
  };
}
