import { linkerdCrds } from './linkerd.mjs';
import { withAzure } from './azure.mjs';

/**
 * A project with kinds of its own, as custom resource definitions.
 * @typedef {object} Project
 * @property {string} name as it is in the name of its file of schemas
 * @property {{ module: string, files: string[] }[]} sources where it publishes its definitions
 * @property {string[]} kinds what we write or shall write, by `<apiVersion>/<kind>`
 * @property {(published: object[]) => object[]} [complete] adds what is published nowhere
 * @property {string} [note] what is not read but written here
 */

/** @type {Project[]} */
export const projects = [
  {
    name: 'argo-cd',
    sources: [
      {
        module: 'github.com/argoproj/argo-cd/v3',
        files: [
          'manifests/crds/application-crd.yaml',
          'manifests/crds/applicationset-crd.yaml',
          'manifests/crds/appproject-crd.yaml',
        ],
      },
    ],
    kinds: [
      'argoproj.io/v1alpha1/AppProject',
      'argoproj.io/v1alpha1/Application',
      'argoproj.io/v1alpha1/ApplicationSet',
    ],
  },
  {
    name: 'cilium',
    sources: [
      {
        module: 'github.com/cilium/cilium',
        files: [
          'pkg/k8s/apis/cilium.io/client/crds/v2/ciliumnetworkpolicies.yaml',
        ],
      },
    ],
    kinds: ['cilium.io/v2/CiliumNetworkPolicy'],
  },
  {
    name: 'external-secrets',
    sources: [
      {
        module: 'github.com/external-secrets/external-secrets',
        files: ['config/crds/bases/external-secrets.io_externalsecrets.yaml'],
      },
    ],
    kinds: ['external-secrets.io/v1/ExternalSecret'],
  },
  {
    name: 'flux',
    sources: [
      {
        module: 'github.com/fluxcd/kustomize-controller',
        files: [
          'config/crd/bases/kustomize.toolkit.fluxcd.io_kustomizations.yaml',
        ],
      },
      {
        module: 'github.com/fluxcd/source-controller',
        files: [
          'config/crd/bases/source.toolkit.fluxcd.io_gitrepositories.yaml',
        ],
      },
    ],
    kinds: [
      'kustomize.toolkit.fluxcd.io/v1/Kustomization',
      'source.toolkit.fluxcd.io/v1/GitRepository',
    ],
  },
  {
    name: 'gateway-api',
    sources: [
      {
        module: 'sigs.k8s.io/gateway-api',
        files: [
          'config/crd/standard/gateway.networking.k8s.io_gateways.yaml',
          'config/crd/standard/gateway.networking.k8s.io_grpcroutes.yaml',
          'config/crd/standard/gateway.networking.k8s.io_httproutes.yaml',
        ],
      },
    ],
    kinds: [
      'gateway.networking.k8s.io/v1/GRPCRoute',
      'gateway.networking.k8s.io/v1/Gateway',
      'gateway.networking.k8s.io/v1/HTTPRoute',
    ],
  },
  {
    name: 'istio',
    sources: [
      {
        module: 'istio.io/api',
        files: ['kubernetes/customresourcedefinitions.gen.yaml'],
      },
    ],
    kinds: [
      'networking.istio.io/v1/DestinationRule',
      'networking.istio.io/v1/Gateway',
      'networking.istio.io/v1/ServiceEntry',
      'networking.istio.io/v1/VirtualService',
      'networking.istio.io/v1alpha3/EnvoyFilter',
      'security.istio.io/v1/AuthorizationPolicy',
      'security.istio.io/v1/PeerAuthentication',
    ],
  },
  {
    name: 'linkerd',
    sources: [],
    kinds: [
      'policy.linkerd.io/v1alpha1/AuthorizationPolicy',
      'policy.linkerd.io/v1alpha1/HTTPLocalRateLimitPolicy',
      'policy.linkerd.io/v1alpha1/MeshTLSAuthentication',
      'policy.linkerd.io/v1alpha1/NetworkAuthentication',
      'policy.linkerd.io/v1beta3/Server',
    ],
    complete: () => linkerdCrds,
    note: 'test/cluster/definitions/linkerd.mjs, which says why it is written by hand',
  },
  {
    name: 'prometheus-operator',
    sources: [
      {
        module: 'github.com/prometheus-operator/prometheus-operator',
        files: [
          'example/prometheus-operator-crd/monitoring.coreos.com_podmonitors.yaml',
          'example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml',
          'example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml',
        ],
      },
    ],
    kinds: [
      'azmonitoring.coreos.com/v1/PodMonitor',
      'azmonitoring.coreos.com/v1/ServiceMonitor',
      'monitoring.coreos.com/v1/PodMonitor',
      'monitoring.coreos.com/v1/PrometheusRule',
      'monitoring.coreos.com/v1/ServiceMonitor',
    ],
    complete: withAzure,
    note: "test/cluster/definitions/azure.mjs for Azure's kinds",
  },
  {
    name: 'secrets-store',
    sources: [
      {
        module: 'sigs.k8s.io/secrets-store-csi-driver',
        files: [
          'config/crd/bases/secrets-store.csi.x-k8s.io_secretproviderclasses.yaml',
        ],
      },
    ],
    kinds: ['secrets-store.csi.x-k8s.io/v1/SecretProviderClass'],
  },
];
