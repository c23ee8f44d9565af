import { Platform } from '@callboard/contract';
import { renderNamespace } from '@callboard/manifests';
import {
  Document,
  documentsIn,
  ManifestSet,
  namespacesIn,
} from '@callboard/test-cluster/src/manifest-sets';

type Gateway = NonNullable<Platform['spec']['gateway']>;

/** What the platform has before a service is there: its namespaces, and the gateway that routes name. */
export function platformObjects(set: ManifestSet): Document[] {
  const own = [...namespaces(set), ...gateway(set.platform)];
  return [...rendered(set), ...own.map(toDocument)];
}

/** The namespaces of the services, as we write them where they are new. */
function rendered(set: ManifestSet): Document[] {
  const { spec } = set.platform;
  // The names are the deployed ones: they carry the suffix of their environment already.
  const platform = { ...set.platform, spec: { ...spec, namespaceSuffix: '' } };
  return namespacesIn(set)
    .flatMap(name => renderNamespace(name, platform))
    .flatMap(({ path, text }) => documentsIn([path, text]));
}

/** The platform's own namespaces, in which nobody expects sidecars. */
function namespaces(set: ManifestSet): PlainObject[] {
  const { gateway: entry, monitoring, mesh } = set.platform.spec;
  const names = [
    entry?.namespace,
    monitoring?.namespace,
    'rootNamespace' in mesh ? mesh.rootNamespace : undefined,
  ];
  const labels = { 'istio-injection': 'disabled' };
  return [...new Set(names)]
    .filter(name => name !== undefined)
    .filter(name => !namespacesIn(set).includes(name))
    .map(name => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels },
    }));
}

function gateway({ spec }: Platform): PlainObject[] {
  switch (spec.gateway?.api) {
    case 'gateway':
      return [kubernetesGateway(spec.gateway)];
    case 'istio':
      return istioGateway(spec.gateway);
    default:
      return [];
  }
}

function kubernetesGateway({ name, namespace }: Gateway): PlainObject {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name, namespace },
    spec: {
      gatewayClassName: 'istio',
      listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
    },
  };
}

/** With the Service, its defaults spelled out, and the pod that it selects. */
function istioGateway({ name, namespace, podLabels }: Gateway): PlainObject[] {
  const metadata = { name, namespace };
  const port = { number: 80, name: 'http', protocol: 'HTTP' };
  return [
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      metadata,
      spec: { selector: podLabels, servers: [{ port, hosts: ['*'] }] },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        selector: podLabels,
        ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 80 }],
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...metadata, labels: podLabels },
      spec: { containers: [{ name: 'istio-proxy', image: 'istio/proxyv2' }] },
    },
  ];
}

/** An object that is in no file of the set. */
interface PlainObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec?: object;
}

/** Such an object as a document. */
export function toDocument(object: PlainObject): Document {
  const { kind, metadata } = object;
  return {
    path: `${metadata.namespace ?? ''}/${kind}/${metadata.name}.yaml`,
    text: JSON.stringify(object),
    object,
  };
}
