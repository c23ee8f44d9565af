import { Microservice } from '@callboard/contract';
import { Connection, ServiceName } from '@callboard/plugin-callboard-common';
import { ServiceEntity } from './service-entities-in';

/**
 * Who says that a call is made: the caller's contract, by the name of the port; or its entity's relations, which name
 * no port. Of a caller with a contract that names the called, the relations are made from it and say nothing more.
 */
export function declaredBy(
  caller: { contract?: Microservice; entity?: ServiceEntity },
  called: { name: ServiceName; entity?: ServiceEntity },
  port: { name: string; number: number },
): Connection['declaredBy'] {
  const calls = callsTo(caller.contract, called.name);
  if (calls.length > 0) {
    return calls.some(
      call => call.port === port.name || call.port === port.number,
    )
      ? ['contract']
      : [];
  }
  return isInCatalog(caller.entity, called.entity) ? ['catalog'] : [];
}

/** The calls of a contract to one service. */
export function callsTo(contract: Microservice | undefined, name: ServiceName) {
  return Object.values(contract?.spec.calls ?? {}).filter(
    call => call.namespace === name.namespace && call.service === name.name,
  );
}

/** Does an entity depend on another, or consume an API that it provides? */
export function isInCatalog(
  caller: ServiceEntity | undefined,
  called: ServiceEntity | undefined,
): boolean {
  return (
    caller !== undefined &&
    called !== undefined &&
    caller.entityRef !== called.entityRef &&
    (caller.dependsOn.includes(called.entityRef) ||
      caller.consumes.some(api => called.provides.includes(api)))
  );
}
