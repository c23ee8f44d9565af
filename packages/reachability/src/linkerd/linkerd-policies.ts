import { SelectingPolicy } from '../network/policies-selecting';
import { SnapshotObject } from '../snapshot';
import { Workload } from '../workload/workload';
import { Authorization } from './authorization';
import { MeshTlsAuthentication } from './mesh-tls-authentication';
import { NetworkAuthentication } from './network-authentication';
import { Route } from './route';
import { Server } from './server';

/** What a network holds of Linkerd's; nothing without Linkerd. */
export interface LinkerdPolicies {
  serversSelecting(workload: Workload): SelectingPolicy<Server>[];
  /** AuthorizationPolicies and ServerAuthorizations. */
  authorizationsIn(namespace: string): Authorization[];
  routesIn(namespace: string): Route[];
  meshTlsAuthentication(
    namespace: string,
    name: string,
  ): MeshTlsAuthentication | undefined;
  networkAuthentication(
    namespace: string,
    name: string,
  ): NetworkAuthentication | undefined;
  /** They decide about what leaves the cluster, and are not evaluated. */
  egressNetworks: SnapshotObject[];
  /** What is in the mesh without being a pod. */
  externalWorkloads: SnapshotObject[];
}
