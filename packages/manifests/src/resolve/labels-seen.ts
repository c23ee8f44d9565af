import { Platform } from '@callboard/contract';
import { Call, Caller } from '../render-input';
import { Findings } from './render-issue';

/**
 * Labels that Cilium leaves out of the identity of pods unless it is configured otherwise.
 * @see https://docs.cilium.io/en/stable/operations/performance/scalability/identity-relevant-labels/
 */
const unseen = [
  /^(io\.kubernetes|kubernetes\.io|beta\.kubernetes\.io|k8s\.io)/,
  /^statefulset\.kubernetes\.io\/pod-name/,
  /^apps\.kubernetes\.io\/pod-index/,
  /^batch\.kubernetes\.io\/(job-completion-index|controller-uid)/,
  /^(pod-template-generation|pod-template-hash|controller-revision-hash)/,
  /^(annotation|controller-uid|etcd_node)/,
];

/** A policy of Cilium's that asks for a label which Cilium does not look at selects nobody. */
export function checkLabelsSeen(
  platform: Platform,
  calls: Call[],
  callers: Caller[],
  findings: Findings,
): void {
  if (platform.spec.networkPolicy.api !== 'cilium') return;
  const told = [
    ...toldByPlatform(platform),
    ...calls.map(({ prefix, peer }) => toldAt(['spec', 'calls', prefix], peer)),
    ...callers.map(({ grantee, peer }) =>
      toldAt(['callers', `${grantee.namespace}.${grantee.name}`, 'from'], peer),
    ),
  ];
  for (const { path, podLabels } of told) {
    const label = Object.keys(podLabels).find(key =>
      unseen.some(pattern => pattern.test(key)),
    );
    if (label)
      findings.refuse(
        'label-unseen',
        [...path, 'podLabels', label],
        `Cilium leaves the label ${label} out of identities, so that its policies select nobody by it (platform/${platform.metadata.name}.yaml, spec.networkPolicy.api: cilium): tell these pods by another label`,
      );
  }
}

interface Told {
  path: string[];
  podLabels: Record<string, string>;
}

function toldAt(path: string[], { podLabels }: Pick<Told, 'podLabels'>): Told {
  return { path, podLabels };
}

function toldByPlatform({ spec }: Platform): Told[] {
  const { gateway, monitoring, dns, mesh } = spec;
  const at = (...path: string[]) => ['platform', 'spec', ...path];
  return [
    toldAt(at('dns'), dns),
    ...(gateway ? [toldAt(at('gateway'), gateway)] : []),
    ...(monitoring ? [toldAt(at('monitoring'), monitoring)] : []),
    ...(mesh.kind === 'none'
      ? []
      : [toldAt(at('mesh', 'controlPlane'), mesh.controlPlane)]),
  ];
}
