import { ChangedObject } from './changed-objects';

/** One sentence about one object: `prod: Deployment shop/web restarts … (deploy/prod/…/deployment.yaml)`. */
export function sayRisk(
  { environment, before, after }: ChangedObject,
  what: string,
): string {
  const { kind, metadata, at } = (after ?? before)!;
  const { namespace, name } = metadata;
  const ref = namespace ? `${namespace}/${name}` : name;
  return `${environment}: ${kind} ${ref} ${what} (${at.path})`;
}
