/**
 * One Kubernetes object that we render: plain data, as it stands in its file.
 * @public
 */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec?: object;
}

/** A Kubernetes type of the client library with the fields that every manifest has. */
export type ManifestOf<T> = Omit<T, 'metadata' | 'status'> & Manifest;
