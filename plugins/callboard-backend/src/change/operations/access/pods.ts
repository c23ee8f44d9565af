import { ServiceName } from '@callboard/plugin-callboard-common';
import { z } from 'zod';
import { RepositoryState } from '../../../repository/state';

const labels = z.record(z.string(), z.string());
const podTemplate = z.object({
  metadata: z.object({ labels: labels.default({}) }).default({ labels: {} }),
  spec: z.object({ serviceAccountName: z.string().optional() }),
});
const workload = z.object({
  selector: z.object({ matchLabels: labels.optional() }).optional(),
  template: podTemplate,
});
const cronJob = z.object({ jobTemplate: z.object({ spec: workload }) });

/** What runs pods, as a manifest in the repository says. */
export interface Workload extends ServiceName {
  kind: string;
  path: string;
  podLabels: Record<string, string>;
  /** Those of its labels that it finds its own pods by, which never change; all where it does not say. */
  ownLabels: Record<string, string>;
  serviceAccount?: string;
}

/** The workloads of a namespace, as deployed. A kind that has no pod template runs none. */
export function workloadsIn(
  { snapshots }: RepositoryState,
  environment: string,
  namespace: string,
): Workload[] {
  return (snapshots.get(environment)?.objects ?? []).flatMap(
    ({ kind, metadata, spec, at }) => {
      if (metadata.namespace !== namespace) return [];
      const parsed =
        kind === 'Pod'
          ? workload.safeParse({ template: { metadata, spec } })
          : workload.safeParse(
              cronJob.safeParse(spec).data?.jobTemplate.spec ?? spec,
            );
      if (!parsed.success) return [];
      const { selector, template } = parsed.data;
      const selected = selector?.matchLabels ?? {};
      return [
        {
          kind,
          namespace,
          name: metadata.name,
          path: at.path,
          podLabels: template.metadata.labels,
          ownLabels: Object.keys(selected).length
            ? selected
            : template.metadata.labels,
          serviceAccount: template.spec.serviceAccountName,
        },
      ];
    },
  );
}

/** Do the pods have all these labels? */
export function hasLabels(
  { podLabels }: Workload,
  wanted: Record<string, string>,
): boolean {
  return Object.entries(wanted).every(
    ([key, value]) => podLabels[key] === value,
  );
}
