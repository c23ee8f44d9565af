import { Pods } from './cluster';
import { Linkerd } from './linkerd-facts';

/** One end of a connection: pods of the cluster, or an IP address outside. */
export type End = { pods: Pods } | { address: string };

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** Can `from` open a connection to this port of `to`? The port is the pod's, not a Service's (trap 21). */
export interface Question {
  from: End;
  to: End;
  protocol: Protocol;
  port: number;
}

/** What is stated of the cluster apart from its objects. */
export interface Facts {
  clusterDomain: string;
  enforcedBy:
    | 'calico'
    | 'cilium'
    | 'azure-npm'
    | 'aws-vpc-cni'
    | 'ovn-kubernetes'
    | 'none'
    | 'unknown';
  otherPolicies: 'none' | 'unknown';
  mesh:
    | { kind: 'none' }
    | {
        kind: 'istio-sidecar' | 'istio-ambient';
        trustDomain: string;
        rootNamespace: string;
      }
    | Linkerd;
}

/** The question as a line of text, e.g. `shop/web → 203.0.113.7 443/TCP`. */
export function inWords({ from, to, port, protocol }: Question): string {
  return `${nameOf(from)} → ${nameOf(to)} ${port}/${protocol}`;
}

function nameOf(end: End): string {
  return 'address' in end
    ? end.address
    : `${end.pods.namespace}/${end.pods.name}`;
}
