import { ServiceName } from '@callboard/plugin-callboard-common';

/** What a change is about: of two with the same name only one is open at a time. */
export interface ChangeName {
  operation: string;
  service: ServiceName;
  /** `all` where there is none. */
  subject: string;
}

/** `callboard/<operation>/<namespace>/<service>/<subject>` */
export function branchOf({ operation, service, subject }: ChangeName): string {
  return `callboard/${operation}/${service.namespace}/${service.name}/${subject}`;
}

/** The id while it is open, e.g. `grant:finance:payments:shop.web`. */
export function openIdOf({ operation, service, subject }: ChangeName): string {
  return [operation, service.namespace, service.name, subject].join(':');
}

/**
 * The subject of a change about one caller: `shop.web`. Git refuses a branch that ends in `.lock`; no name ends in the
 * `_` that tells such a caller.
 */
export function subjectOf({ namespace, name }: ServiceName): string {
  return `${namespace}.${name}${name === 'lock' ? '_' : ''}`;
}

/** The caller that the branch of a change is about; nothing where it is about none. */
export function callerOf(branch: string): ServiceName | undefined {
  const [, namespace, name] =
    /\/([a-z0-9-]+)\.([a-z0-9-]+)_?$/.exec(branch) ?? [];
  return name ? { namespace, name } : undefined;
}
