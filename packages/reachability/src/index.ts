/**
 * Reads manifests into a snapshot and says where its services are reached.
 * @packageDocumentation
 */
export { addressOf, workloadsSelected } from './service/address';
export type { ServiceAddress, ServicePort } from './service/address';
export { toSnapshot } from './snapshot';
export type {
  ManifestFile,
  Problem,
  Snapshot,
  SnapshotObject,
} from './snapshot';
