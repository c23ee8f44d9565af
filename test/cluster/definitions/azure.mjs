const AZURE = 'azmonitoring.coreos.com';
const kinds = ['PodMonitor', 'ServiceMonitor'];

/**
 * The operator's definitions, and Azure's of the same kinds. Its managed Prometheus reads monitors of a group of its own:
 * "the same custom resource definitions (CRD) as OSS Pod monitors and OSS service monitors for Prometheus, except for a
 * change in the group name". They stand in templates of a Helm chart and in no Go module, so these are stand-ins: the
 * operator's, in that group. Azure's may be of another version of the operator.
 * @see https://learn.microsoft.com/azure/azure-monitor/containers/prometheus-metrics-scrape-crd
 * @param {any[]} crds
 */
export const withAzure = crds => [
  ...crds,
  ...crds
    .filter(({ spec }) => kinds.includes(spec.names.kind))
    .map(({ metadata, spec, ...crd }) => ({
      ...crd,
      metadata: { name: `${spec.names.plural}.${AZURE}` },
      spec: { ...spec, group: AZURE },
    })),
];
