import { Document } from '@callboard/test-cluster/src/manifest-sets';

/** What a judge has against a manifest. */
export interface Complaint {
  /** The judge's word for what it looked at, e.g. `container-resources` or `IST0101`. */
  check: string;
  /** e.g. `CPU limit is not set`. */
  says: string;
  /** The object, e.g. `Deployment shop/orders`. */
  about: string;
}

/** An object as complaints name it. */
export function nameOf({
  kind,
  metadata,
}: Pick<Document['object'], 'kind' | 'metadata'>): string {
  const { namespace, name } = metadata;
  return `${kind} ${namespace ? `${namespace}/${name}` : name}`;
}
