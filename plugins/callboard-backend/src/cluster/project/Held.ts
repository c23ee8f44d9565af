import type { SnapshotObject, Workload } from '@callboard/reachability';
import { EndpointSlice } from '../EndpointSlice';
import { Pod } from '../Pod';

/** What is kept in memory of one object of a cluster. */
export type Held =
  | HeldPod
  | { is: 'endpoint-slice'; endpointSlice: EndpointSlice }
  | { is: 'object'; object: SnapshotObject }
  // Another object runs the same pods: all that has to be known of this one is which.
  | { is: 'controlled'; controller: Controller }
  | { is: 'malformed'; malformed: Malformed };

export interface HeldPod {
  is: 'pod';
  pod: Pod;
  controller?: Controller;
  /** As a workload of its own. */
  object: SnapshotObject;
  /** What answers depend on but its name, the same for all pods that are alike; nothing where it has ended. */
  shape?: Workload;
}

/** What controls an object, in the same namespace. */
export interface Controller {
  /** Empty for the core group. */
  group: string;
  kind: string;
  name: string;
}

/** An object that makes no sense. */
export interface Malformed {
  /** E.g. `NetworkPolicy shop/orders`. */
  object: string;
  namespace?: string;
  message: string;
}
