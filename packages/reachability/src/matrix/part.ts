import { Protocol, Workload } from '../workload/workload';
import { Telling } from './telling';

/** What decides at one side of pods, as far as it tells peers and ports apart: a rule, for one of its entries. */
export interface Part {
  telling: Telling;
  /** Where its answer may change on the ports of the pods that receive; those are nothing where addresses do. */
  cuts(receiver: Workload | undefined, protocol: Protocol): number[];
  /** Does it name ports, so that its answer depends on who receives? */
  namesPorts: boolean;
  /** The policy that it is of. */
  of: object;
}
