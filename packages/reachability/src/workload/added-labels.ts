import type { SnapshotObject } from '../snapshot';

type Metadata = Record<'labels' | 'annotations', object | undefined>;
type Strategy = Record<string, Partial<Metadata> | undefined> | undefined;

/**
 * What a Rollout gives to some of its pods, "for only the duration which they are the desired or stable set".
 * @see https://argoproj.github.io/argo-rollouts/features/ephemeral-metadata/
 */
export function passingMetadata(
  { kind, spec }: SnapshotObject,
  field: keyof Metadata,
): string[] {
  if (kind !== 'Rollout') return [];
  const { strategy } = (spec ?? {}) as { strategy?: Record<string, Strategy> };
  const { canary, blueGreen } = strategy ?? {};
  return [
    canary?.canaryMetadata,
    canary?.stableMetadata,
    blueGreen?.activeMetadata,
    blueGreen?.previewMetadata,
  ].flatMap(metadata => Object.keys(metadata?.[field] ?? {}));
}

/** Labels by which controllers beside Kubernetes' own tell the pods of one workload apart. */
const added: Record<string, string[]> = {
  // https://github.com/openshift/api/blob/master/apps/v1/consts.go
  DeploymentConfig: ['deployment', 'deploymentconfig'],
  // https://openkruise.io/docs/user-manuals/cloneset
  CloneSet: [
    'apps.kruise.io/cloneset-instance-id',
    'lifecycle.apps.kruise.io/state',
  ],
};

/** Keys of labels that the pods of a workload may have whatever its template says, beside those that any pod may have. */
export function addedLabels(object: SnapshotObject): string[] {
  return [
    ...(added[object.kind] ?? []),
    ...passingMetadata(object, 'labels'),
  ];
}
