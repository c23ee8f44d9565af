import { AdminPolicy } from '../admin-policy/admin-policy';
import { CiliumPolicy } from '../cilium/cilium-policy';
import { Direction, NetworkPolicy } from '../network-policy/network-policy';
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

/** The rules of a policy for each direction, in parts. */
export type PartsOf<Policy> = (policy: Policy) => Record<Direction, Part[]>;

/** How the policies that decide at a side are taken apart, by their kind. */
export interface PartsOfSides {
  ofNetworkPolicies: PartsOf<NetworkPolicy>;
  ofAdminPolicies: PartsOf<AdminPolicy>;
  ofCiliumPolicies: PartsOf<CiliumPolicy>;
}
