import { workloadKey } from '@callboard/reachability';
import { Pod } from '../Pod';

/** A workload by kind, namespace and name. */
interface Named {
  kind: string;
  namespace: string;
  name: string;
}

/**
 * By which keys ({@link workloadKey}) the workload of a pod may be known, the nearest first: the pod itself, what controls
 * it, and what controls that in turn, as far as names and labels tell, for ReplicaSets of Deployments and Jobs of CronJobs
 * are not among the objects.
 */
export function workloadKeysOf(pod: Pod): string[] {
  const { namespace, name } = pod;
  return [{ kind: 'Pod', namespace, name }, ...controllersOf(pod)].map(one =>
    workloadKey(one),
  );
}

/** What may control a pod, the nearest first. */
function controllersOf({ namespace, owner, labels }: Pod): Named[] {
  if (!owner) return [];
  return [owner, ...controllersAbove(owner, labels)].map(one => ({
    ...one,
    namespace,
  }));
}

/**
 * A ReplicaSet is named for its Deployment and the hash that its pods have as a label, a Job of a CronJob for that and the
 * minute, a ReplicationController of a DeploymentConfig for that and a number.
 */
function controllersAbove(
  { kind, name }: { kind: string; name: string },
  labels: Readonly<Record<string, string>>,
): Omit<Named, 'namespace'>[] {
  switch (kind) {
    case 'ReplicaSet':
      return [
        ...without(name, labels['pod-template-hash'], 'Deployment'),
        ...without(name, labels['rollouts-pod-template-hash'], 'Rollout'),
      ];
    case 'Job':
      return without(name, /-(\d+)$/.exec(name)?.[1], 'CronJob');
    case 'ReplicationController':
      return without(name, /-(\d+)$/.exec(name)?.[1], 'DeploymentConfig');
    default:
      return [];
  }
}

function without(name: string, end: string | undefined, kind: string) {
  return end && name.endsWith(`-${end}`)
    ? [{ kind, name: name.slice(0, -end.length - 1) }]
    : [];
}
