import { SnapshotObject } from '@callboard/reachability';
import { EndpointSlice } from './EndpointSlice';
import { Pod } from './Pod';

/**
 * What is known of a live cluster at one moment: plain data that all readers share and nobody changes. An object that has
 * not changed is the same object in the next sighting, and so is a list of which nothing has.
 */
export interface ClusterSighting {
  /** Its name in Backstage's `kubernetes:` configuration. */
  cluster: string;
  /** Grows with each change of what is known. */
  revision: number;
  /** The version of Kubernetes, e.g. `v1.36.2`; nothing where it could not be read. */
  kubernetes?: string;
  /**
   * Whatever answers depend on but pods and endpoints: workloads, Services, namespaces, policies, routes, gateways.
   *
   * Beside what the engine of verdicts reads, facts are found in: the status of Services and Ingresses (`loadBalancer`), of
   * Gateways (`addresses`), of their routes (`parents`: see `project/route.ts`), and of DaemonSets (`numberReady`, `desiredNumberScheduled`); the names of containers, and the
   * `args` of those of DaemonSets on the host's network; the labels and annotations of each object.
   */
  objects: SnapshotObject[];
  pods: Pod[];
  endpointSlices: EndpointSlice[];
  /**
   * Every kind that answers may depend on and that the cluster serves. One that it does not serve is not here. `*` stands
   * for whatever a group may have, where nobody knows; of group `*`, for all that was installed since it was last `heardAt`.
   */
  kinds: KindSighting[];
  /** Objects that make no sense. */
  malformed: { object: string; namespace?: string; message: string }[];
  /** When one began to ask. */
  startedAt: Date;
  /** Each kind that it served at one time has been read, as far as it could be: one that starts now was installed since. */
  wasRead?: true;
  /** Why not even the list of kinds can be read now; nothing where it can. */
  failure?: string;
}

/** How well one kind of a cluster is known. */
export interface KindSighting {
  group: string;
  version: string;
  /** E.g. `NetworkPolicy`. */
  kind: string;
  /** E.g. `networkpolicies`. */
  resource: string;
  isNamespaced: boolean;
  /**
   * - `starting`: not read yet
   * - `live`: read, and changes arrive; `stale`: read, and not heard any more
   * - `forbidden`: the credentials have no right to it; `failing`: it could never be read for another reason
   */
  state: 'starting' | 'live' | 'stale' | 'forbidden' | 'failing';
  /** When the API server was last heard of it; nothing before the first time. */
  heardAt?: Date;
  /** When it is read again, where it is read now and then; nothing where changes arrive by themselves. */
  dueAt?: Date;
  /** Why it is not live, in a sentence without credentials. */
  failure?: string;
}
