import { AddressRange } from '../address/range';
import { Selector } from '../labels/selector';
import { Direction } from '../network-policy/network-policy';
import { Problem, SnapshotObject } from '../snapshot';
import { Protocol } from '../workload/workload';

/** The two tiers around NetworkPolicy. */
export type Tier = 'Admin' | 'Baseline';

/** The versions of the API whose policies are evaluated. */
export type AdminPolicyVersion = 'v1alpha1' | 'v1alpha2';

/**
 * A policy of the cluster's administrators, whichever of the three kinds it is: ClusterNetworkPolicy, or
 * AdminNetworkPolicy and BaselineAdminNetworkPolicy before it.
 * @see https://network-policy-api.sigs.k8s.io/api-overview/
 */
export interface AdminPolicy {
  object: SnapshotObject;
  version: AdminPolicyVersion;
  tier: Tier;
  /** From 0 to 1000; the lowest goes first. */
  priority: number;
  /** The pods that it is for; all that it may be for where it makes no sense. */
  subject: PodsEntry;
  /** In their order: the first that matches decides. */
  rules: Record<Direction, AdminRule[]>;
  /** What is wrong with it: what it says is not known then. */
  problem?: Problem;
}

/** What it does with what matches both. */
export interface AdminRule {
  action: 'Accept' | 'Deny' | 'Pass';
  /** At least one. */
  peers: AdminPeer[];
  /** Every port of every protocol where it is left out. */
  ports?: AdminPort[];
}

/** An item of `from` or `to`. */
export type AdminPeer =
  | PodsEntry
  | { networks: AddressRange[] }
  | { domainNames: string[] }
  | { nodes: Selector };

/** Pods by the labels of their namespace and their own. */
export interface PodsEntry {
  namespaceSelector: Selector;
  podSelector: Selector;
}

/** Ports by number, both ends included; or by the name that the receiving pod gives one, whatever its protocol. */
export type AdminPort =
  | { protocol: Protocol; first: number; last: number }
  | { name: string };
