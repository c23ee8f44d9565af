/** A kind as an API server serves it. */
export interface Served {
  /** Empty for the core group. */
  group: string;
  version: string;
  kind: string;
  resource: string;
  isNamespaced: boolean;
}

/** E.g. `apps/v1`, and `v1` for the core group. */
export const apiVersionOf = ({ group, version }: Served): string =>
  group ? `${group}/${version}` : version;
