import { podLabels } from '../labels/run-time-labels';
import type { Labels } from '../labels/selector';
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
  // https://github.com/openshift/openshift-controller-manager/tree/master/pkg/apps/deploymentconfig
  DeploymentConfig: ['deployment', 'deploymentconfig'],
  // https://openkruise.io/docs/user-manuals/cloneset
  CloneSet: [
    'apps.kruise.io/cloneset-instance-id',
    'lifecycle.apps.kruise.io/state',
  ],
};

/** The labels of a workload's pods: those of their template, but for what its controller gives to some and takes again. */
export function labelsOfPods(
  object: SnapshotObject,
  template: Record<string, string>,
): Labels {
  const passing = passingMetadata(object, 'labels');
  const lasting = Object.entries(template).filter(
    ([key]) => !passing.includes(key),
  );
  return podLabels(Object.fromEntries(lasting), [
    ...(added[object.kind] ?? []),
    ...passing,
  ]);
}
