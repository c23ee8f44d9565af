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

/**
 * A pod. Of a class: in a process with as many shapes of objects as a portal has, V8 gives each object that is written out
 * a hidden class of its own, which takes half as much again as the pod.
 */
export class HeldPod {
  readonly is = 'pod';

  constructor(
    readonly pod: Pod,
    /**
     * What answers depend on but its name, the same for all pods that are alike; nothing where it has ended, or makes no
     * sense.
     */
    readonly shape: Workload | undefined,
    /** As a workload of its own, where it has no shape: see `object-of-pod.ts`. */
    readonly object: SnapshotObject | undefined,
    readonly controller: Controller | undefined,
  ) {}
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
