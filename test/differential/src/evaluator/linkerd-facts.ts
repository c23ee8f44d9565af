/** Who is let in where no other policy says it. */
export type DefaultPolicy =
  | 'all-unauthenticated'
  | 'all-authenticated'
  | 'cluster-unauthenticated'
  | 'cluster-authenticated'
  | 'deny'
  | 'audit';

export const defaultPolicies: DefaultPolicy[] = [
  'all-unauthenticated',
  'all-authenticated',
  'cluster-unauthenticated',
  'cluster-authenticated',
  'deny',
  'audit',
];

/** What is stated of Linkerd. */
export interface Linkerd {
  kind: 'linkerd';
  /** Of its control plane. */
  namespace: string;
  trustDomain: string;
  defaultInboundPolicy: DefaultPolicy;
  clusterNetworks: string[];
}
