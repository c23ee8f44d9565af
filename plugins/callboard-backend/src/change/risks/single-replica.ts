import { SnapshotObject } from '@callboard/reachability';
import { z } from 'zod';
import { ChangedObject, groupKindOf } from './changed-objects';
import { Outlook } from './Risk';
import { sayRisk } from './say-risk';

/** A Deployment that runs on one pod and did not: whatever ends that pod ends the service. */
export function singleReplica({ objects }: Outlook): string[] {
  return objects
    .filter(
      object =>
        isSingle(object, objects, 'after') &&
        !isSingle(object, objects, 'before'),
    )
    .map(object =>
      sayRisk(object, 'has one pod: it is away whenever that pod is'),
    );
}

type Side = 'before' | 'after';

/** "replicas … Defaults to 1." */
const deployment = z.object({ replicas: z.number().default(1) });

/** "minReplicas defaults to 1 pod." */
const autoscaler = z.object({
  scaleTargetRef: z.object({ kind: z.string(), name: z.string() }),
  minReplicas: z.number().default(1),
});

function isSingle(
  changed: ChangedObject,
  all: ChangedObject[],
  side: Side,
): boolean {
  const object = changed[side];
  if (!object || groupKindOf(object) !== 'apps/Deployment') return false;
  const parsed = deployment.safeParse(object.spec ?? {});
  const isScaled = all.some(
    other =>
      other.environment === changed.environment &&
      other[side] &&
      keepsMoreThanOne(other[side], object),
  );
  return parsed.success && parsed.data.replicas === 1 && !isScaled;
}

function keepsMoreThanOne(
  object: SnapshotObject,
  { kind, metadata }: SnapshotObject,
): boolean {
  if (groupKindOf(object) !== 'autoscaling/HorizontalPodAutoscaler')
    return false;
  const parsed = autoscaler.safeParse(object.spec);
  if (!parsed.success) return false;
  const { scaleTargetRef, minReplicas } = parsed.data;
  return (
    object.metadata.namespace === metadata.namespace &&
    scaleTargetRef.kind === kind &&
    scaleTargetRef.name === metadata.name &&
    minReplicas > 1
  );
}
