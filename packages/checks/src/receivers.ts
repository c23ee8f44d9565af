import { Workload } from '@callboard/reachability';
import { PlacedRule } from './placed-rule';
import { Survey } from './survey';

/** The known pods that receive what a rule lets through; none of a rule for addresses, or out to everybody. */
export function receiversOf(
  { podsMeant, podsSelectedBy }: Survey,
  { policy, direction, rule }: PlacedRule,
): Workload[] {
  if (direction === 'ingress') return [...podsSelectedBy(policy)];
  return rule.peers.flatMap(entry =>
    'ipBlock' in entry ? [] : podsMeant(entry, policy).pods,
  );
}
