import {
  Delivery,
  deliveryLabels,
  deliveryName,
} from '../../delivery/delivery-input';
import { Manifest } from '../../manifest';
import { paths } from '../../paths';

/**
 * Applies everything below the folder of the environment, namespaces first, and takes away what is gone from it. Where
 * it goes itself, what it applied stays.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/
 */
export function kustomization({
  platform,
  gitops,
}: Delivery<'flux'>): Manifest {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: {
      name: deliveryName(platform),
      namespace: gitops.namespace,
      labels: deliveryLabels,
    },
    spec: {
      interval: '10m',
      retryInterval: '1m',
      timeout: '5m',
      prune: true,
      deletionPolicy: 'Orphan',
      wait: true,
      sourceRef: { kind: 'GitRepository', name: deliveryName(platform) },
      path: `./${paths.environment(platform.metadata.name)}`,
      ...(gitops.serviceAccount && {
        serviceAccountName: gitops.serviceAccount,
      }),
    },
  };
}
