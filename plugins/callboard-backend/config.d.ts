export interface Config {
  callboard?: {
    /**
     * GitOps repositories that hold contracts and rendered manifests.
     */
    repositories?: Array<{
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
    }>;
    /**
     * Nothing can be proposed, merged or closed. Defaults to false.
     */
    readOnly?: boolean;
  };
}
