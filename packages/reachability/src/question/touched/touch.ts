import { Network } from '../../network/network';
import { Workload } from '../../workload/workload';
import { ServiceRef } from '../trace';

/**
 * Ways that may differ between two states of a network: those to a Service, or those that start or end at certain pods.
 * What cannot be told apart is taken in.
 */
export type Touch = TouchedPods | { ways: 'to'; service: ServiceRef };

export interface TouchedPods {
  ways: 'from' | 'to';
  /** The pods, of one of the states. */
  podsIn(network: Network): Workload[];
  /** Those that such a way has at its other end, of one of the states; any where it is left out. */
  peersIn?(network: Network): Workload[];
}

/** All ways that start or end at certain pods. */
export function bothWays(pods: TouchedPods['podsIn']): TouchedPods[] {
  return [
    { ways: 'from', podsIn: pods },
    { ways: 'to', podsIn: pods },
  ];
}

/** The pods of a namespace; of all where it is nothing. */
export function podsIn(
  namespace: string | undefined,
): (network: Network) => Workload[] {
  return network =>
    namespace === undefined
      ? network.workloads
      : network.workloadsIn(namespace);
}
