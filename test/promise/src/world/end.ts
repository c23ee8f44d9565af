/** One end of a connection: pods, or addresses outside of the cluster. `name` is for people, and each has its own. */
export type End = Pods | Addresses;

export interface Pods {
  kind: 'pods';
  name: string;
  namespace: string;
  labels: Record<string, string>;
  /** Who the mesh proves it to be; without one it is outside of the mesh. */
  serviceAccount?: string;
  /** Where the engine has it from: the manifests, a Gateway in them, the platform's facts, or nowhere unless we add it. */
  heldBy: 'manifests' | 'gateway' | 'facts' | 'test';
}

export interface Addresses {
  kind: 'addresses';
  name: string;
  cidr: string;
}
