import { AdminPolicyVersion } from '../admin-policy/admin-policy';

/**
 * What a network plugin decides for itself, where the specification of NetworkPolicy leaves it open.
 */
export interface CniProfile {
  /** Does it enforce NetworkPolicy at all? */
  enforces: 'yes' | 'no' | 'unknown';
  /** Does an ipBlock match pods by their addresses? */
  ipBlockMatchesPods: 'yes' | 'no' | 'unknown';
  /** What a policy means that selects pods on the host's network. */
  hostNetworkPods: 'not-isolated' | 'unknown';
  /** Where egress towards a Service is judged: behind it, at the pod, or before its translation. */
  judgesServices: 'at-pod' | 'at-service' | 'unknown';
  /** The versions of the administrators' policies that it is known to carry out; of others nobody knows. */
  adminPolicies: AdminPolicyVersion[];
}

/** @public */
export type CniName =
  | 'calico'
  | 'cilium'
  | 'azure-npm'
  | 'aws-vpc-cni'
  | 'ovn-kubernetes'
  | 'none'
  | 'generic'
  | 'unknown';

/** By the name that a platform gives in `enforcedBy`. */
export const cniProfiles: Record<CniName, CniProfile> = {
  calico: {
    enforces: 'yes',
    ipBlockMatchesPods: 'yes',
    hostNetworkPods: 'not-isolated',
    judgesServices: 'at-pod',
    // Each release brings the kinds that it carries out: the first version up to 3.31, the second from 3.32.
    adminPolicies: ['v1alpha1', 'v1alpha2'],
  },
  // A CIDR never matches what Cilium has an identity for.
  cilium: {
    enforces: 'yes',
    ipBlockMatchesPods: 'no',
    hostNetworkPods: 'not-isolated',
    judgesServices: 'at-pod',
    // Only where somebody switched it on, from 1.20.
    adminPolicies: [],
  },
  'azure-npm': {
    enforces: 'yes',
    ipBlockMatchesPods: 'unknown',
    hostNetworkPods: 'unknown',
    judgesServices: 'at-pod',
    adminPolicies: [],
  },
  // Judges egress by the Service's own address and port.
  'aws-vpc-cni': {
    enforces: 'yes',
    ipBlockMatchesPods: 'unknown',
    hostNetworkPods: 'unknown',
    judgesServices: 'at-service',
    adminPolicies: [],
  },
  'ovn-kubernetes': {
    enforces: 'yes',
    ipBlockMatchesPods: 'yes',
    hostNetworkPods: 'not-isolated',
    judgesServices: 'at-pod',
    adminPolicies: ['v1alpha1'],
  },
  none: {
    enforces: 'no',
    ipBlockMatchesPods: 'unknown',
    hostNetworkPods: 'unknown',
    judgesServices: 'unknown',
    adminPolicies: [],
  },
  // Whichever it is: what plugins differ in is not known.
  generic: {
    enforces: 'yes',
    ipBlockMatchesPods: 'unknown',
    hostNetworkPods: 'unknown',
    judgesServices: 'unknown',
    adminPolicies: [],
  },
  unknown: {
    enforces: 'unknown',
    ipBlockMatchesPods: 'unknown',
    hostNetworkPods: 'unknown',
    judgesServices: 'unknown',
    adminPolicies: [],
  },
};

/**
 * Every name of a profile.
 * @public
 */
export const cniNames = Object.keys(cniProfiles) as CniName[];
