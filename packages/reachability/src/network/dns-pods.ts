import { podLabels } from '../labels/run-time-labels';
import { Workload } from '../workload/workload';
import { DnsFacts } from './facts';

/** The pods that answer for the cluster's DNS. */
export function dnsPods({
  namespace,
  podLabels: labels,
  port,
}: DnsFacts): Workload {
  return {
    kind: 'Pods',
    namespace,
    name: 'dns',
    labels: podLabels(labels),
    annotations: {},
    serviceAccount: 'default',
    isOnHostNetwork: false,
    containers: [],
    ports: [
      { name: 'dns', port, protocol: 'UDP' },
      { name: 'dns-tcp', port, protocol: 'TCP' },
    ],
  };
}
