/** A cluster that Backstage's `kubernetes:` configuration names, by how it is reached. */
export type ConfiguredCluster =
  | DirectCluster
  /** Through Backstage's Kubernetes plugin: only it knows how to show the cluster who asks. */
  | { name: string; reach: 'proxy' }
  /** Not at all; `why` says what would change that. */
  | { name: string; reach: 'none'; why: string };

/** A cluster to whose API server one connects from here. */
export interface DirectCluster {
  name: string;
  reach: 'direct';
  url: string;
  skipTlsVerify: boolean;
  /** Certificates in PEM, in base64. */
  caData?: string;
  /** A file with certificates in PEM; it goes before `caData`. */
  caFile?: string;
  authProvider: DirectAuthProvider;
  /** As the strategies of Backstage's Kubernetes plugin want it; there may be credentials in it. */
  authMetadata: Record<string, string>;
}

export type DirectAuthProvider =
  | 'serviceAccount'
  | 'localKubectlProxy'
  | StrategyName;

/** Strategies of Backstage's Kubernetes plugin that need nothing of a reader. */
export const strategyNames = ['aws', 'azure', 'googleServiceAccount'] as const;

export type StrategyName = (typeof strategyNames)[number];
