import type {
  V1NetworkPolicyIngressRule,
  V1NetworkPolicyPeer,
  V1NetworkPolicySpec,
} from '@kubernetes/client-node';
import { Manifest } from './manifest';

/** The client library renames `from` to `_from` in its types; in a file it is `from`. */
export type IngressRule = Omit<V1NetworkPolicyIngressRule, '_from'> & {
  from: V1NetworkPolicyPeer[];
};

/** A NetworkPolicy as it stands in its file. */
export type NetworkPolicy = Manifest & {
  spec: Omit<V1NetworkPolicySpec, 'ingress'> & { ingress?: IngressRule[] };
};
