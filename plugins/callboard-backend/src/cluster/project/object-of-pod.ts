import type { SnapshotObject } from '@callboard/reachability';
import { onceEach } from '../../kept/once-each';
import { HeldPod } from './Held';

/**
 * A pod as a workload of its own, made of what all of its shape have in common: most are asked about together, by what
 * controls them. The same for the same pod.
 */
export const objectOfPod = onceEach((held: HeldPod): SnapshotObject => {
  const { pod, shape, object } = held;
  const model = object ?? shape!.object!;
  const { namespace, name, labels, owner } = pod;
  const { annotations } = model.metadata;
  return {
    ...model,
    metadata: {
      ...{ name, namespace, labels },
      ...(annotations && { annotations }),
      ...(owner && { owner }),
    },
    at: { path: `${model.kind} ${namespace}/${name}`, line: 0 },
  };
});
