import { Explanation } from '@callboard/plugin-callboard-common';
import { KnownAccess } from '../connections/use-access-links';

/**
 * What to ask for so that this call is let in; nothing where no grant can say it: for addresses, and for a service
 * that has no contract.
 */
export function requestOf({
  from,
  to,
  port,
  environment,
}: Pick<Explanation, 'from' | 'to' | 'port' | 'environment'>):
  | KnownAccess
  | undefined {
  if (from.kind !== 'workload' || !to.isManaged) return undefined;
  return {
    service: { namespace: to.namespace, name: to.name },
    caller: { namespace: from.namespace, name: from.name },
    // A grant names ports; a number is left for the form to ask.
    ...(/[a-z]/.test(port) && { ports: [port] }),
    // What the pods of a caller without a contract are is known here alone.
    ...(!from.isManaged && { environments: [environment] }),
  };
}
