import { labels } from '../labels';
import { Manifest } from '../manifest';
import { containerOf, matching } from '../promql';
import { Resolved } from '../render-input';
import { runsPods } from '../runs-pods';

interface Alert {
  alert: string;
  expr: string;
  for?: string;
  severity: 'critical' | 'warning';
  summary: string;
  runbook: string;
}

/**
 * Says when the service is down, restarts, or is short of what it asked for. Only where the platform wants rules.
 * @see https://prometheus-operator.dev/docs/developer/alerting/
 */
export function prometheusRule(input: Resolved): Manifest | undefined {
  const { service, namespace, platform } = input;
  const { monitoring, security } = platform.spec;
  if (!monitoring?.alerts || !runsPods(service)) return undefined;
  const { name } = service.metadata;
  const alerts = [
    noReadyPods(input),
    restarts(input),
    memoryNearLimit(input),
    ...(security.cpuLimits ? [throttled(input)] : []),
  ];
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: {
      name,
      namespace,
      labels: { ...labels(service), ...monitoring.labels },
    },
    spec: {
      groups: [
        {
          name: `${namespace}.${name}`,
          rules: alerts.map(({ severity, summary, runbook, ...rule }) => ({
            ...rule,
            labels: { severity, namespace, service: name },
            annotations: { summary, runbook },
          })),
        },
      ],
    },
  };
}

const nameOf = ({ service, namespace }: Resolved) =>
  `${namespace}/${service.metadata.name}`;

/**
 * Zero pods that somebody wants are no outage.
 * @see https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/workload/deployment-metrics.md
 */
function noReadyPods(input: Resolved): Alert {
  const { service, namespace } = input;
  const own = matching({ namespace, deployment: service.metadata.name });
  return {
    alert: 'NoReadyPods',
    expr: `kube_deployment_status_replicas_ready${own} == 0 and on (namespace, deployment) kube_deployment_spec_replicas${own} > 0`,
    for: '5m',
    severity: 'critical',
    summary: `${nameOf(input)} has no ready pod`,
    runbook:
      'Describe the pods: an image that cannot be pulled, a failing readiness probe and a missing secret all show in their events. If it began with a change, revert the change.',
  };
}

/** @see https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/workload/pod-metrics.md */
function restarts(input: Resolved): Alert {
  const own = matching(containerOf(input));
  return {
    alert: 'ContainerRestarts',
    expr: `increase(kube_pod_container_status_restarts_total${own}[15m]) > 2`,
    severity: 'warning',
    summary: `${nameOf(input)}: {{ $labels.pod }} keeps restarting`,
    runbook:
      'Read the log of the container before its last restart, and its last state: OOMKilled asks for more memory, a failing liveness probe for a look at what it asks.',
  };
}

function memoryNearLimit(input: Resolved): Alert {
  const own = containerOf(input);
  const limit = matching({ ...own, resource: 'memory' });
  return {
    alert: 'MemoryNearLimit',
    expr: `max by (namespace, pod) (container_memory_working_set_bytes${matching(
      own,
    )}) / max by (namespace, pod) (kube_pod_container_resource_limits${limit}) > 0.9`,
    for: '15m',
    severity: 'warning',
    summary: `${nameOf(input)}: {{ $labels.pod }} uses over 90 % of its memory`,
    runbook:
      'At the limit the kernel kills the container. Look for a leak in the memory of the last days, or raise resources.memory.',
  };
}

/** Without a limit of CPU nothing is throttled. */
function throttled(input: Resolved): Alert {
  const own = matching(containerOf(input));
  const periods = (kind: string) =>
    `sum by (namespace, pod) (increase(container_cpu_cfs_${kind}_total${own}[5m]))`;
  return {
    alert: 'CpuThrottled',
    expr: `${periods('throttled_periods')} / ${periods('periods')} > 0.25`,
    for: '15m',
    severity: 'warning',
    summary: `${nameOf(
      input,
    )}: {{ $labels.pod }} is held back by its CPU limit`,
    runbook:
      'It waits in more than a quarter of all periods, so that requests take longer. Raise resources.cpu, or let more pods share the work.',
  };
}
