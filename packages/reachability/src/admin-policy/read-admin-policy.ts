import { SnapshotObject } from '../snapshot';
import { AdminPolicy } from './admin-policy';
import {
  readAdminNetworkPolicy,
  readBaselineAdminNetworkPolicy,
} from './read-admin-network-policy';
import { readClusterNetworkPolicy } from './read-cluster-network-policy';

const group = 'policy.networking.k8s.io';

const readers: Record<string, (object: SnapshotObject) => AdminPolicy> = {
  [`${group}/v1alpha2 ClusterNetworkPolicy`]: readClusterNetworkPolicy,
  [`${group}/v1alpha1 AdminNetworkPolicy`]: readAdminNetworkPolicy,
  [`${group}/v1alpha1 BaselineAdminNetworkPolicy`]:
    readBaselineAdminNetworkPolicy,
};

/** Is it of a version that is evaluated? */
export const isAdminPolicy = ({ apiVersion, kind }: SnapshotObject) =>
  Object.hasOwn(readers, `${apiVersion} ${kind}`);

/** Reads a policy of the cluster's administrators; nothing where it is none, or of another version. */
export function readAdminPolicy(
  object: SnapshotObject,
): AdminPolicy | undefined {
  if (!isAdminPolicy(object)) return undefined;
  return readers[`${object.apiVersion} ${object.kind}`](object);
}
