import { createBackend } from '@backstage/backend-defaults';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { kubernetesAuthStrategyExtensionPoint } from '@backstage/plugin-kubernetes-node';
import {
  AuthorizeResult,
  isPermission,
} from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { callboardNetworkReadPermission } from '@callboard/plugin-callboard-common';

/** Only the Kubernetes plugin knows it: it shows clusters the token that stands in `CLUSTER_TOKEN`. */
const strategy = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'own-strategy',
  register: ({ registerInit }) =>
    registerInit({
      deps: { strategies: kubernetesAuthStrategyExtensionPoint },
      init: async ({ strategies }) =>
        strategies.addAuthStrategy('own', {
          getCredential: async () => ({
            ...{ type: 'bearer token', token: process.env.CLUSTER_TOKEN! },
          }),
          validateCluster: () => [],
          presentAuthMetadata: () => ({}),
        }),
    }),
});

/** The network of an entity is for its owners. */
const policy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'owners',
  register: ({ registerInit }) =>
    registerInit({
      deps: { extensionPoint: policyExtensionPoint },
      init: async ({ extensionPoint }) =>
        extensionPoint.setPolicy({
          handle: async ({ permission }, user) =>
            isPermission(permission, callboardNetworkReadPermission)
              ? createCatalogConditionalDecision(
                  permission,
                  catalogConditions.isEntityOwner({
                    claims: user?.info.ownershipEntityRefs ?? [],
                  }),
                )
              : { result: AuthorizeResult.ALLOW },
        }),
    }),
});

/** A process of its own: a portal with Backstage's Kubernetes plugin, from the file of `--config`. */
const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(policy);
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(strategy);
backend.add(import('@callboard/plugin-callboard-backend'));
backend.start();
// It ends with whoever started it.
process.once('disconnect', () => process.exit());
