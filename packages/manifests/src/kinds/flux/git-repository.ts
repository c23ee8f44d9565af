import {
  Delivery,
  deliveryLabels,
  deliveryName,
} from '../../delivery/delivery-input';
import { Manifest } from '../../manifest';

/**
 * The branch of this repository that Flux follows.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/
 */
export function gitRepository({
  platform,
  gitops,
}: Delivery<'flux'>): Manifest {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: {
      name: deliveryName(platform),
      namespace: gitops.namespace,
      labels: deliveryLabels,
    },
    spec: {
      interval: '1m',
      url: gitops.repository,
      ref: { branch: gitops.branch },
      ...(gitops.credentials && { secretRef: { name: gitops.credentials } }),
    },
  };
}
