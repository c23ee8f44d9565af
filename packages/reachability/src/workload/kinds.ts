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
  ...kindsOf('argoproj.io', { Rollout: 'rollouts' }),
  ...kindsOf('apps.openshift.io', { DeploymentConfig: 'deploymentconfigs' }),
  ...kindsOf('apps.kruise.io', { CloneSet: 'clonesets' }),
];
