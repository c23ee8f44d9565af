const AZURE = 'azmonitoring.coreos.com';
const kinds = ['PodMonitor', 'ServiceMonitor'];

/**
 * The operator's definitions, and Azure's own of the same kinds: its managed Prometheus reads the monitors of a group of
 * its own. Azure publishes no definition that can be pinned, so these are stand-ins: the operator's, in that group.
 * What Azure's agent makes of a field is not known from them.
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
