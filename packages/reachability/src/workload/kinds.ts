import { kindsOf } from '../kind';

/** What runs pods, and the namespaces that they run in. */
export const workloadKinds = [
  ...kindsOf('', {
    Pod: 'pods',
    Namespace: 'namespaces',
    ReplicationController: 'replicationcontrollers',
  }),
  ...kindsOf('apps', {
    Deployment: 'deployments',
    StatefulSet: 'statefulsets',
    DaemonSet: 'daemonsets',
    ReplicaSet: 'replicasets',
  }),
  ...kindsOf('batch', { Job: 'jobs', CronJob: 'cronjobs' }),
];
