import { labels, selectorLabels } from '../labels';
import { Manifest } from '../manifest';
import { portsOf } from '../ports';
import { Resolved } from '../render-input';

const groups = {
  'prometheus-operator': 'monitoring.coreos.com',
  'azure-monitor': 'azmonitoring.coreos.com',
};

/**
 * What the pipeline of Azure takes: series beyond it are dropped.
 * @see https://learn.microsoft.com/en-us/azure/azure-monitor/containers/prometheus-metrics-scrape-crd
 */
const limitsOfAzure = {
  labelLimit: 63,
  labelNameLengthLimit: 511,
  labelValueLengthLimit: 1023,
};

/**
 * Tells the scraper which ports of the Service to read. A port that is scraped is a port of a Service, headless or not,
 * so that no PodMonitor is needed. Nothing where nobody scrapes.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor
 */
export function serviceMonitor(input: Resolved): Manifest | undefined {
  const { service, namespace, platform, scraper } = input;
  const { monitoring } = platform.spec;
  if (!scraper || !monitoring) return undefined;
  return {
    apiVersion: `${groups[monitoring.api]}/v1`,
    kind: 'ServiceMonitor',
    metadata: {
      name: service.metadata.name,
      namespace,
      labels: { ...labels(service), ...monitoring.labels },
    },
    spec: {
      ...(monitoring.api === 'azure-monitor' && limitsOfAzure),
      selector: { matchLabels: selectorLabels(service) },
      endpoints: portsOf(service).flatMap(([port, { scrape }]) =>
        scrape ? [{ port, ...target(scrape), ...tls(input) }] : [],
      ),
    },
  };
}

/** Prometheus takes a query by itself: in a path its question mark would be a part of a name. */
function target(scrape: string) {
  const [path, ...query] = scrape.split('?');
  const asked = new URLSearchParams(query.join('?'));
  const params = Object.fromEntries(
    [...new Set(asked.keys())].map(name => [name, asked.getAll(name)]),
  );
  return { path, ...(Object.keys(params).length && { params }) };
}

/**
 * Prometheus reads pods by address, past its own sidecar, and shows the sidecar's certificate itself.
 * "Prometheus does not support Istio security naming, thus skip verifying target pod certificate".
 * @see https://istio.io/latest/docs/ops/integrations/prometheus/#tls-settings
 */
function tls({ platform, scraper }: Resolved) {
  const { mesh, monitoring } = platform.spec;
  if (mesh.kind !== 'istio-sidecar' || !scraper?.peer.serviceAccount) return {};
  const folder = monitoring!.certificates;
  return {
    scheme: 'https',
    tlsConfig: {
      caFile: `${folder}/root-cert.pem`,
      certFile: `${folder}/cert-chain.pem`,
      keyFile: `${folder}/key.pem`,
      insecureSkipVerify: true,
    },
  };
}
