import { KnowsNamespaces } from '../labels/namespace-labels';
import { Match } from '../labels/selector';
import { onceEach } from '../network/once';
import { Workload } from '../workload/workload';
import { AdminPolicy } from './admin-policy';
import { selectsPods } from './subject';

/** A policy that is for certain pods, surely or maybe. */
export interface SelectingAdminPolicy {
  policy: AdminPolicy;
  match: Exclude<Match, 'no'>;
}

/** Finds the policies that are for a workload's pods, in their order. */
export function policiesFor(
  policies: AdminPolicy[],
  network: KnowsNamespaces,
): (workload: Workload) => SelectingAdminPolicy[] {
  return onceEach(workload =>
    policies.flatMap((policy): SelectingAdminPolicy[] => {
      const { subject } = policy;
      const match = selectsPods(network, subject, workload);
      return match === 'no' ? [] : [{ policy, match }];
    }),
  );
}
