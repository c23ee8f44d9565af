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
]);

/** The labels of pods, as their template has them; `added` are the keys of those that their own controller may add. */
export function podLabels(
  known: Record<string, string>,
  added: string[] = [],
): Labels {
  return {
    known,
    mayHave: key => addedAtRunTime.has(key) || added.includes(key),
  };
}
