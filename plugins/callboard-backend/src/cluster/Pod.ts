/** A pod as far as answers depend on it: 10,000 of these are held in memory. */
export interface Pod {
  namespace: string;
  name: string;
  labels: Readonly<Record<string, string>>;
  /** What controls it, e.g. a ReplicaSet; nothing for a bare pod. */
  owner?: { kind: string; name: string };
  serviceAccount: string;
  /** Nothing before it is scheduled. */
  node?: string;
  /** Empty before it has one. */
  ips: readonly string[];
  isOnHostNetwork: boolean;
  /** `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`. */
  phase: string;
  isReady: boolean;
  /** It is about to go: `metadata.deletionTimestamp` is set. */
  isTerminating: boolean;
  /** Names of its containers, and of its sidecars among the init containers. */
  containers: readonly string[];
  /** The proxy that a mesh put in front of it, as it runs. */
  proxy: 'istio-sidecar' | 'istio-ztunnel' | 'linkerd' | 'none';
  ports: readonly { name?: string; port: number; protocol: string }[];
}
