import { Network } from '../network/network';
import { SnapshotObject } from '../snapshot';
import { Workload } from '../workload/workload';

/** What a mesh looks at when it decides. */
export interface MeshView {
  /** Says the same of pods that are alike to it, as far as its policies do not name them. */
  traitOf(network: Network, workload: Workload): string;
  /** What decides at these pods. */
  deciding(network: Network, self: Workload): SnapshotObject[];
  /** The texts among it that name callers, or are patterns of such names; nothing where callers make no difference. */
  names(network: Network, self: Workload): string[] | undefined;
  /** Where it may treat what leaves these pods or arrives there in another way than on the port before. */
  cuts(network: Network, workload: Workload): number[];
}
