/*
 * A backend with Backstage's Kubernetes plugin, and with a plugin `callboard` that has nothing but its credentials. It is a
 * process of its own, for the Kubernetes plugin loads modules in a way that Jest does not know. The first message says what
 * there is; each later one asks for a token of `callboard`.
 */
const {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} = require('@backstage/backend-plugin-api');
const { createBackend } = require('@backstage/backend-defaults');
const { mockServices } = require('@backstage/backend-test-utils');
const {
  catalogServiceMock,
} = require('@backstage/plugin-catalog-node/testUtils');
const {
  kubernetesAuthStrategyExtensionPoint,
  kubernetesClusterSupplierExtensionPoint,
} = require('@backstage/plugin-kubernetes-node');

let auth;

const callboard = createBackendPlugin({
  pluginId: 'callboard',
  register({ registerInit }) {
    registerInit({
      // The router shows others the key that the tokens are signed with.
      deps: { auth: coreServices.auth, router: coreServices.httpRouter },
      async init(services) {
        ({ auth } = services);
      },
    });
  },
});

/** As a locator of a catalog or a cloud: the configuration does not have what it finds. */
const finder = (found, token) =>
  createBackendModule({
    pluginId: 'kubernetes',
    moduleId: 'finder',
    register({ registerInit }) {
      registerInit({
        deps: {
          supplier: kubernetesClusterSupplierExtensionPoint,
          strategies: kubernetesAuthStrategyExtensionPoint,
        },
        async init({ supplier, strategies }) {
          strategies.addAuthStrategy('own', {
            getCredential: async () => ({ type: 'bearer token', token }),
            validateCluster: () => [],
            presentAuthMetadata: () => ({}),
          });
          supplier.addClusterSupplier({ getClusters: async () => found });
        },
      });
    },
  });

async function start({ config, found, token }) {
  const backend = createBackend();
  backend.add(mockServices.rootConfig.factory({ data: config }));
  backend.add(mockServices.rootLogger.factory({ level: 'none' }));
  backend.add(catalogServiceMock.factory());
  backend.add(import('@backstage/plugin-kubernetes-backend'));
  backend.add(finder(found, token));
  backend.add(callboard);
  await backend.start();
}

async function tokenFor({ targetPluginId }) {
  return auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId,
  });
}

process.on('message', async message => {
  process.send(
    auth ? await tokenFor(message) : await start(message).then(() => ({})),
  );
});
process.on('disconnect', () => process.exit());
