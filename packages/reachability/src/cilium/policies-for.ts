import { KnowsNamespaces } from '../labels/namespace-labels';
import { Match } from '../labels/selector';
import { onceEach } from '../network/once';
import { Workload } from '../workload/workload';
import { CiliumPolicy } from './cilium-policy';
import { isFor } from './selects-pods';

/** A policy that is for certain pods, surely or maybe. */
export interface SelectingCiliumPolicy {
  policy: CiliumPolicy;
  match: Exclude<Match, 'no'>;
}

/** Finds the policies that are for a workload's pods, in their order. */
export function ciliumPoliciesFor(
  policies: CiliumPolicy[],
  network: KnowsNamespaces,
): (workload: Workload) => SelectingCiliumPolicy[] {
  return onceEach(workload =>
    policies.flatMap((policy): SelectingCiliumPolicy[] => {
      const match = isFor(network, policy, workload);
      return match === 'no' ? [] : [{ policy, match }];
    }),
  );
}

/** Is it about what enters and leaves nodes, and with them pods on the host's network? */
export function isForNodes({ selector, problem }: CiliumPolicy): boolean {
  return !selector && !problem;
}
