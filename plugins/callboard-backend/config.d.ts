export interface Config {
  callboard?: {
    /**
     * GitOps repositories that hold contracts and rendered manifests.
     */
    repositories?: Array<
      | {
          /**
           * Names the repository in addresses of the portal: a–z, 0–9 and '-'.
           */
          id: string;
          /**
           * `local`: a bare repository on this machine's disk, for trying things out.
           */
          type: 'local';
          /**
           * Folder of the bare repository; made and seeded with a small shop where it does not exist.
           */
          path: string;
          /**
           * The branch that changes are merged into. Defaults to `main`.
           */
          branch?: string;
          /**
           * A local repository bypasses code review and is refused in production unless this is true.
           */
          allowInProduction?: boolean;
        }
      | {
          /**
           * Names the repository in addresses of the portal: a–z, 0–9 and '-'.
           */
          id: string;
          /**
           * A repository at a Git host, where a change is a pull request. `gitea` is for Forgejo, too. Credentials come
           * from `integrations`.
           */
          type: 'github' | 'gitlab' | 'gitea';
          /**
           * The page of the repository, e.g. `https://github.com/org/gitops`.
           */
          url: string;
          /**
           * The branch that changes are merged into. Defaults to `main`.
           */
          branch?: string;
          /**
           * How often to look for new commits, in seconds; a webhook tells of them at once. Defaults to 60, at least 5.
           */
          pollSeconds?: number;
          /**
           * Put on every pull request. Defaults to `callboard`.
           */
          labels?: string[];
          /**
           * Asked for a review of every pull request, beside those whom the host finds (CODEOWNERS, approval rules): names
           * at the host, or `team:<name>`.
           */
          reviewers?: string[];
        }
    >;
    /**
     * Clusters and their credentials come from Backstage's own `kubernetes` section; this narrows them down.
     */
    clusters?: {
      /**
       * Names of clusters, as in `kubernetes`. Defaults to all.
       */
      include?: string[];
      /**
       * Names of clusters that are not to be read. Defaults to none.
       */
      exclude?: string[];
      /**
       * How often a cluster is read that cannot be watched, because only Backstage's Kubernetes plugin reaches it, in
       * seconds; kinds with many objects are read more rarely. Defaults to 60, at least 10.
       */
      pollSeconds?: number;
    };
    /**
     * Nothing can be proposed, merged or closed. Defaults to false.
     */
    readOnly?: boolean;
  };
}
