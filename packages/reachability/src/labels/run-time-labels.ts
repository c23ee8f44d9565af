import { Labels } from './selector';

/** Labels that controllers, webhooks and admission add to pods: no manifest tells their values. */
const addedAtRunTime = new Set([
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'pod-template-generation',
  'controller-revision-hash',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'job-name',
  'controller-uid',
  'batch.kubernetes.io/job-name',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'security.istio.io/tlsMode',
  'service.istio.io/canonical-name',
  'service.istio.io/canonical-revision',
  // https://github.com/linkerd/linkerd2/blob/main/pkg/k8s/labels.go
  'linkerd.io/control-plane-ns',
  'linkerd.io/workload-ns',
  'linkerd.io/proxy-deployment',
  'linkerd.io/proxy-statefulset',
  'linkerd.io/proxy-daemonset',
  'linkerd.io/proxy-replicaset',
  'linkerd.io/proxy-replicationcontroller',
  'linkerd.io/proxy-job',
  'linkerd.io/proxy-cronjob',
]);

/**
 * Is it the key of a label that each pod of a workload may have another value of?
 * @public
 */
export const isAddedAtRunTime = (key: string): boolean =>
  addedAtRunTime.has(key);

/** The labels of pods, as their template has them; `added` are the keys of those that their own controller may add. */
export function podLabels(
  known: Record<string, string>,
  added: string[] = [],
): Labels {
  return {
    known,
    mayHave: key => isAddedAtRunTime(key) || added.includes(key),
  };
}
