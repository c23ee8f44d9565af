import type { V1ConfigMap } from '@kubernetes/client-node';
import { contentHash } from '../content-hash';
import { labels } from '../labels';
import { ManifestOf } from '../manifest';
import { containerOf, matching } from '../promql';
import { Resolved } from '../render-input';
import { runsPods } from '../runs-pods';

/**
 * A dashboard in a ConfigMap, which Grafana finds by the labels that the platform names; nothing where it names none.
 * The file is named for the service too: all of them end up in one folder.
 * @see https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
 */
export function grafanaDashboard(
  input: Resolved,
): ManifestOf<V1ConfigMap> | undefined {
  const { service, namespace, platform } = input;
  const { dashboards } = platform.spec.monitoring ?? {};
  if (!dashboards || !runsPods(service)) return undefined;
  const { name } = service.metadata;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: `${name}.dashboard`,
      namespace,
      labels: { ...labels(service), ...dashboards },
    },
    data: {
      [`${namespace}.${name}.json`]: `${JSON.stringify(
        dashboard(input),
        null,
        2,
      )}\n`,
    },
  };
}

function dashboard(input: Resolved) {
  const { service, namespace, platform } = input;
  const title = `${namespace}/${service.metadata.name}`;
  return {
    // The same dashboard whenever it is written, another in another environment.
    uid: contentHash(`${platform.metadata.name}/${title}`),
    title,
    tags: ['callboard'],
    editable: false,
    schemaVersion: 39,
    time: { from: 'now-6h', to: 'now' },
    refresh: '1m',
    templating: {
      list: [{ name: 'datasource', type: 'datasource', query: 'prometheus' }],
    },
    panels: panels(input).map(panel),
  };
}

interface Panel {
  title: string;
  unit: string;
  /** By legend. */
  queries: Record<string, string>;
}

function panels(input: Resolved): Panel[] {
  const { service, namespace } = input;
  const deployment = matching({ namespace, deployment: service.metadata.name });
  const container = matching(containerOf(input));
  const limits = matching({ ...containerOf(input), resource: 'memory' });
  const requests = matching({ ...containerOf(input), resource: 'cpu' });
  return [
    {
      title: 'Pods',
      unit: 'none',
      queries: {
        ready: `kube_deployment_status_replicas_ready${deployment}`,
        wanted: `kube_deployment_spec_replicas${deployment}`,
      },
    },
    {
      title: 'Restarts',
      unit: 'none',
      queries: {
        '{{pod}}': `increase(kube_pod_container_status_restarts_total${container}[$__rate_interval])`,
      },
    },
    {
      title: 'CPU',
      unit: 'none',
      queries: {
        '{{pod}}': `sum by (pod) (rate(container_cpu_usage_seconds_total${container}[$__rate_interval]))`,
        requested: `max(kube_pod_container_resource_requests${requests})`,
      },
    },
    {
      title: 'Memory',
      unit: 'bytes',
      queries: {
        '{{pod}}': `max by (pod) (container_memory_working_set_bytes${container})`,
        limit: `max(kube_pod_container_resource_limits${limits})`,
      },
    },
  ];
}

const datasource = { type: 'prometheus', uid: '${datasource}' };

/** Two in a row. */
function panel({ title, unit, queries }: Panel, index: number) {
  return {
    id: index + 1,
    type: 'timeseries',
    title,
    datasource,
    gridPos: { h: 8, w: 12, x: (index % 2) * 12, y: Math.floor(index / 2) * 8 },
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: Object.entries(queries).map(([legendFormat, expr], at) => ({
      refId: 'ABC'[at],
      datasource,
      expr,
      legendFormat,
    })),
  };
}
