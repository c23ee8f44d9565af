import type {
  V1NetworkPolicyEgressRule,
  V1NetworkPolicyIngressRule,
  V1NetworkPolicyPeer,
  V1NetworkPolicySpec,
} from '@kubernetes/client-node';
import { Manifest } from './manifest';

/** What is let out: every rule of ours says where to. */
export type EgressRule = V1NetworkPolicyEgressRule & {
  to: V1NetworkPolicyPeer[];
};

/** The client library renames `from` to `_from` in its types; in a file it is `from`. */
export type IngressRule = Omit<V1NetworkPolicyIngressRule, '_from'> & {
  from: V1NetworkPolicyPeer[];
};

/** A NetworkPolicy as it stands in its file. */
export type NetworkPolicy = Manifest & {
  spec: Omit<V1NetworkPolicySpec, 'ingress'> & { ingress?: IngressRule[] };
};
